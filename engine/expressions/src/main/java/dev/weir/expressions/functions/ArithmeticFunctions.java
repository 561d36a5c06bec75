package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.DATETIME;
import static dev.weir.expressions.TypeFamily.INTERVAL;
import static dev.weir.expressions.TypeFamily.NUMERIC;

import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.TotalKernel;
import dev.weir.expressions.TypeFamily;
import dev.weir.expressions.kernels.Arithmetic;
import dev.weir.expressions.kernels.ConvertedKernel;
import dev.weir.expressions.kernels.Decimals;
import dev.weir.expressions.kernels.Int128;
import dev.weir.expressions.kernels.IntervalArithmetic;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.NumericTypes;
import dev.weir.expressions.kernels.Operation;
import dev.weir.expressions.kernels.Overflow;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.TemporalArithmetic;
import java.util.List;

/** The arithmetic operators over numbers, and over points in time and intervals. */
final class ArithmeticFunctions {
    private ArithmeticFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("+")
                        .syntax(Syntax.BINARY)
                        .takes(NUMERIC, NUMERIC)
                        .takes(DATETIME, INTERVAL)
                        .takes(INTERVAL, DATETIME)
                        .takes(INTERVAL, INTERVAL)
                        .returns(arguments -> type(Operation.ADD, arguments))
                        .bind((arguments, type) -> bind(Operation.ADD, arguments, type)),
                ScalarFunction.named("-")
                        .syntax(Syntax.BINARY)
                        .takes(NUMERIC, NUMERIC)
                        .takes(DATETIME, INTERVAL)
                        .takes(INTERVAL, INTERVAL)
                        .takes(DATETIME, DATETIME)
                        .returns(arguments -> type(Operation.SUBTRACT, arguments))
                        .bind((arguments, type) -> bind(Operation.SUBTRACT, arguments, type)),
                ScalarFunction.named("*")
                        .syntax(Syntax.BINARY)
                        .takes(NUMERIC, NUMERIC)
                        .takes(INTERVAL, NUMERIC)
                        .takes(NUMERIC, INTERVAL)
                        .returns(arguments -> type(Operation.MULTIPLY, arguments))
                        .bind((arguments, type) -> bind(Operation.MULTIPLY, arguments, type)),
                ScalarFunction.named("/")
                        .syntax(Syntax.BINARY)
                        .takes(NUMERIC, NUMERIC)
                        .takes(INTERVAL, NUMERIC)
                        .returns(arguments -> type(Operation.DIVIDE, arguments))
                        .bind((arguments, type) -> bind(Operation.DIVIDE, arguments, type)),
                ScalarFunction.named("%")
                        .syntax(Syntax.BINARY)
                        .takes(NUMERIC, NUMERIC)
                        .returns(arguments -> type(Operation.REMAINDER, arguments))
                        .bind((arguments, type) -> bind(Operation.REMAINDER, arguments, type)),
                ScalarFunction.named("MOD")
                        .takes(NUMERIC, NUMERIC)
                        .returns(arguments -> type(Operation.REMAINDER, arguments))
                        .bind((arguments, type) -> bind(Operation.REMAINDER, arguments, type)),
                sign("-/1", "-", NUMERIC, INTERVAL),
                sign("+/1", "+", NUMERIC, INTERVAL));
    }

    private static ScalarFunction sign(String name, String symbol, TypeFamily first, TypeFamily second) {
        return ScalarFunction.named(name)
                .syntax(Syntax.SPECIAL)
                .takes(first)
                .takes(second)
                .shown((arguments, type) -> symbol + arguments.getFirst())
                .bind((arguments, type) -> symbol.equals("-") ? negation(type) : identity(type));
    }

    private static TotalKernel identity(DataType type) {
        return (arguments, rows, context) -> arguments[0].as(type);
    }

    private static boolean isInterval(DataType type) {
        return TypeFamily.INTERVAL.contains(type) && !(type instanceof DataType.Null);
    }

    private static boolean isDateTime(DataType type) {
        return TypeFamily.DATETIME.contains(type) && !(type instanceof DataType.Null);
    }

    private static DataType type(Operation operation, CallArguments arguments) {
        DataType left = arguments.type(0);
        DataType right = arguments.type(1);
        return base(operation, left, right).withNullable(arguments.anyNullable());
    }

    private static DataType base(Operation operation, DataType left, DataType right) {
        if (left instanceof DataType.Null || right instanceof DataType.Null) {
            return left instanceof DataType.Null ? right : left;
        }
        if (isDateTime(left) && isDateTime(right)) {
            return DataTypes.DAY_TIME_INTERVAL;
        }
        if (isDateTime(left) || isDateTime(right)) {
            return isDateTime(left) ? left : right;
        }
        if (isInterval(left) || isInterval(right)) {
            if (isInterval(left) && isInterval(right) && !left.sameAs(right)) {
                throw WeirException.of(
                                ExpressionError.WRONG_ARGUMENTS,
                                "%s %s %s mixes months and days",
                                left,
                                operation.symbol(),
                                right)
                        .hint("a month has no fixed number of days");
            }
            return isInterval(left) ? left : right;
        }
        return numeric(operation, left, right);
    }

    private static DataType numeric(Operation operation, DataType left, DataType right) {
        boolean floating = NumericTypes.isFloating(left) || NumericTypes.isFloating(right);
        boolean decimal = left instanceof DataType.Decimal || right instanceof DataType.Decimal;
        if (floating || !decimal) {
            return operation == Operation.REMAINDER && !floating ? right : CommonTypes.numeric(left, right);
        }
        DataType.Decimal a = NumericTypes.asDecimal(left);
        DataType.Decimal b = NumericTypes.asDecimal(right);
        return switch (operation) {
            case ADD, SUBTRACT -> NumericTypes.sum(a, b);
            case MULTIPLY -> NumericTypes.product(a, b);
            case DIVIDE -> NumericTypes.quotient(a, b);
            case REMAINDER -> NumericTypes.remainder(a, b);
        };
    }

    private static Kernel bind(Operation operation, CallArguments arguments, DataType type) {
        DataType left = arguments.type(0);
        DataType right = arguments.type(1);
        if (left instanceof DataType.Null || right instanceof DataType.Null) {
            return identity(type);
        }
        if (isDateTime(left) && isDateTime(right)) {
            return TemporalArithmetic.difference(type);
        }
        if (isDateTime(left)) {
            return TemporalArithmetic.move(left, right, operation, type);
        }
        if (isDateTime(right)) {
            return ConvertedKernel.swapped(TemporalArithmetic.move(right, left, Operation.ADD, type));
        }
        if (isInterval(left) || isInterval(right)) {
            return IntervalArithmetic.of(operation, left, right, type);
        }
        return Arithmetic.of(operation, left, right, type);
    }

    private static Kernel negation(DataType type) {
        if (type instanceof DataType.Decimal) {
            return RowKernels.decimals(type, (arguments, out, context) -> {
                Decimals decimals = Decimals.of(arguments[0]);
                Int128 register = new Int128();
                return row -> {
                    decimals.load(row, register);
                    register.negate();
                    out.put(row, register);
                };
            });
        }
        return switch (type) {
            case DataType.Float32 t -> (TotalKernel) (arguments, rows, context) -> negated(floats(arguments[0]), type);
            case DataType.Float64 t -> (TotalKernel) (arguments, rows, context) -> negated(doubles(arguments[0]), type);
            case DataType.BigInt t -> negatedLongs(type);
            case DataType.DayTimeInterval t -> negatedLongs(type);
            default ->
                Overflow.exact("-", type, RowKernels.ints(type, (arguments, out, context) -> {
                    Longs values = Longs.of(arguments[0]);
                    return row -> out.put(row, Overflow.narrow(-values.at(row), type));
                }));
        };
    }

    private static Kernel negatedLongs(DataType type) {
        return Overflow.exact("-", type, RowKernels.longs(type, (arguments, out, context) -> {
            Longs values = Longs.of(arguments[0]);
            return row -> out.put(row, Math.negateExact(values.at(row)));
        }));
    }

    private static float[] floats(Column column) {
        return ((FloatColumn) column.flat()).values();
    }

    private static double[] doubles(Column column) {
        return ((DoubleColumn) column.flat()).values();
    }

    private static Column negated(float[] values, DataType type) {
        float[] results = new float[values.length];
        for (int row = 0; row < results.length; row++) {
            results[row] = -values[row];
        }
        return new FloatColumn(type, results.length, results, null);
    }

    private static Column negated(double[] values, DataType type) {
        double[] results = new double[values.length];
        for (int row = 0; row < results.length; row++) {
            results[row] = -values[row];
        }
        return new DoubleColumn(type, results.length, results, null);
    }
}
