package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.ANY;

import dev.weir.base.WeirException;
import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Validity;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.NullAwareKernel;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.PredicateKernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.TypeFamily;
import dev.weir.expressions.casts.Cast;
import dev.weir.expressions.casts.Casts;
import dev.weir.expressions.kernels.Columns;
import dev.weir.expressions.kernels.Comparison;
import dev.weir.expressions.kernels.Comparisons;
import dev.weir.expressions.kernels.NumericTypes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The comparison operators. Text is compared with points in time as what it stands for. */
final class ComparisonFunctions {
    private ComparisonFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                comparison("=", Comparison.EQUAL),
                comparison("<>", Comparison.NOT_EQUAL, "!="),
                comparison("<", Comparison.LESS),
                comparison("<=", Comparison.LESS_OR_EQUAL),
                comparison(">", Comparison.GREATER),
                comparison(">=", Comparison.GREATER_OR_EQUAL),
                distinct("IS DISTINCT FROM", true),
                distinct("IS NOT DISTINCT FROM", false));
    }

    private static ScalarFunction comparison(String symbol, Comparison comparison, String... aliases) {
        return ScalarFunction.named(symbol, aliases)
                .syntax(Syntax.BINARY)
                .takes(ANY, ANY)
                .returns(arguments -> {
                    commonType(symbol, arguments);
                    return Results.BOOLEAN.infer(arguments);
                })
                .bind((arguments, type) -> bind(symbol, comparison, arguments));
    }

    private static ScalarFunction distinct(String name, boolean whenDistinct) {
        return ScalarFunction.named(name)
                .syntax(Syntax.BINARY)
                .takes(ANY, ANY)
                .returns(Results.NOT_NULL_BOOLEAN)
                .bind((arguments, type) -> {
                    Kernel equal = bind("=", Comparison.EQUAL, arguments);
                    return distinct(equal, whenDistinct);
                });
    }

    private static NullAwareKernel distinct(Kernel equal, boolean whenDistinct) {
        return (arguments, rows, context) -> {
            Column result = switch (equal) {
                case PredicateKernel kernel -> kernel.evaluate(arguments, rows, context);
                case PartialKernel kernel ->
                    kernel.evaluate(
                            arguments,
                            rows.where(Columns.validity(arguments[0])).where(Columns.validity(arguments[1])),
                            context);
                default -> throw new IllegalArgumentException("comparisons are predicates");
            };
            boolean[] same = ((BooleanColumn) result.flat()).values();
            boolean[] values = new boolean[rows.physicalRows()];
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                boolean leftNull = arguments[0].isNull(row);
                boolean rightNull = arguments[1].isNull(row);
                boolean isSame = leftNull || rightNull ? leftNull && rightNull : same[row] && !result.isNull(row);
                values[row] = isSame != whenDistinct;
            }
            return new BooleanColumn(DataTypes.BOOLEAN, values.length, values, null);
        };
    }

    private static Kernel bind(String symbol, Comparison comparison, CallArguments arguments) {
        DataType left = arguments.type(0);
        DataType right = arguments.type(1);
        @Nullable DataType common = commonType(symbol, arguments);
        if (common == null) {
            return Comparisons.of(comparison, left, right);
        }
        Cast leftCast = cast(arguments, 0, common);
        Cast rightCast = cast(arguments, 1, common);
        PredicateKernel inner = Comparisons.of(comparison, common, common);
        PartialKernel kernel = (columns, rows, context) -> {
            Column[] converted = {leftCast.apply(columns[0], rows, context), rightCast.apply(columns[1], rows, context)
            };
            long[] validity = Validity.and(Columns.validity(converted[0]), Columns.validity(converted[1]));
            return Columns.andValidity(inner.evaluate(converted, rows, context), validity);
        };
        return kernel;
    }

    /** Text that is constant must stand for a value of the type; other text that does not is compared as NULL. */
    private static Cast cast(CallArguments arguments, int index, DataType common) {
        boolean lenient = !arguments.isLiteral(index);
        return Objects.requireNonNull(Casts.find(arguments.type(index), common, lenient));
    }

    /** The type to which both sides are cast before they are compared, or null if they need not be. */
    private static @Nullable DataType commonType(String symbol, CallArguments arguments) {
        DataType left = arguments.type(0);
        DataType right = arguments.type(1);
        if (left instanceof DataType.Null || right instanceof DataType.Null || sameFamily(left, right)) {
            return null;
        }
        DataType common = isDateTime(left) && CommonTypes.isCharacter(right)
                ? left
                : isDateTime(right) && CommonTypes.isCharacter(left) ? right : CommonTypes.of(left, right);
        if (common == null || !Casts.exists(left, common) || !Casts.exists(right, common)) {
            throw WeirException.of(
                            ExpressionError.WRONG_ARGUMENTS,
                            "%s and %s cannot be compared by '%s'",
                            left.name(),
                            right.name(),
                            symbol)
                    .hint("CAST one side to the type of the other");
        }
        return common;
    }

    private static boolean isDateTime(DataType type) {
        return TypeFamily.DATETIME.contains(type);
    }

    private static boolean sameFamily(DataType left, DataType right) {
        if (NumericTypes.isNumeric(left) && NumericTypes.isNumeric(right)) {
            return true;
        }
        if (CommonTypes.isCharacter(left) && CommonTypes.isCharacter(right)
                || CommonTypes.isBinary(left) && CommonTypes.isBinary(right)) {
            return true;
        }
        return switch (left) {
            case DataType.Time t -> right instanceof DataType.Time;
            case DataType.Timestamp t -> right instanceof DataType.Timestamp;
            case DataType.TimestampLtz t -> right instanceof DataType.TimestampLtz;
            default -> left.sameAs(right);
        };
    }
}
