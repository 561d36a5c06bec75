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
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.TotalKernel;
import dev.weir.expressions.TypeFamily;
import dev.weir.expressions.kernels.Arithmetic;
import dev.weir.expressions.kernels.Decimals;
import dev.weir.expressions.kernels.Int128;
import dev.weir.expressions.kernels.NumericTypes;
import dev.weir.expressions.kernels.Operation;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.TemporalArithmetic;
import dev.weir.expressions.kernels.Widening;
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
            return TemporalArithmetic.difference(left, right, type);
        }
        if (isDateTime(left)) {
            return TemporalArithmetic.move(left, right, operation == Operation.ADD ? 1 : -1, type);
        }
        if (isDateTime(right)) {
            return swapped(TemporalArithmetic.move(right, left, 1, type));
        }
        if (isInterval(left) || isInterval(right)) {
            return interval(operation, left, right, type);
        }
        return Arithmetic.of(operation, left, right, type);
    }

    private static Kernel swapped(Kernel kernel) {
        return switch (kernel) {
            case TotalKernel k ->
                (TotalKernel) (arguments, rows, context) ->
                        k.evaluate(new Column[] {arguments[1], arguments[0]}, rows, context);
            case PartialKernel k ->
                (PartialKernel) (arguments, rows, context) ->
                        k.evaluate(new Column[] {arguments[1], arguments[0]}, rows, context);
            default -> throw new IllegalArgumentException("only kernels of points in time");
        };
    }

    /** Intervals among themselves are integers; multiplied and divided by any number they are rounded towards zero. */
    private static Kernel interval(Operation operation, DataType left, DataType right, DataType type) {
        boolean months = type instanceof DataType.YearMonthInterval;
        if (isInterval(left) && isInterval(right) || NumericTypes.isInteger(left) || NumericTypes.isInteger(right)) {
            return months && operation != Operation.MULTIPLY && operation != Operation.DIVIDE
                    ? Arithmetic.of(operation, DataTypes.INT, DataTypes.INT, type)
                    : integers(operation, months, type);
        }
        return scaled(operation, months, type);
    }

    private static Kernel integers(Operation operation, boolean months, DataType type) {
        Kernel longs = Arithmetic.of(operation, DataTypes.INT, DataTypes.INT, DataTypes.BIGINT);
        return switch (longs) {
            case TotalKernel k ->
                (TotalKernel)
                        (arguments, rows, context) -> asInterval(k.evaluate(arguments, rows, context), months, type);
            case PartialKernel k ->
                (PartialKernel)
                        (arguments, rows, context) -> asInterval(k.evaluate(arguments, rows, context), months, type);
            default -> throw new IllegalArgumentException("only kernels of integers");
        };
    }

    private static Column asInterval(Column longs, boolean months, DataType type) {
        if (!months) {
            return longs.as(type);
        }
        long[] values = ((LongColumn) longs).values();
        int[] ints = new int[values.length];
        for (int row = 0; row < ints.length; row++) {
            ints[row] = (int) values[row];
        }
        return new IntColumn(type, ints.length, ints, longs.validity());
    }

    private static Kernel scaled(Operation operation, boolean months, DataType type) {
        TotalKernel kernel = (arguments, rows, context) -> {
            double[] left = ((DoubleColumn) Widening.toDouble(arguments[0]).flat()).values();
            double[] right = ((DoubleColumn) Widening.toDouble(arguments[1]).flat()).values();
            long[] results = new long[rows.physicalRows()];
            for (int row = 0; row < results.length; row++) {
                results[row] = (long) (operation == Operation.DIVIDE ? left[row] / right[row] : left[row] * right[row]);
            }
            return asInterval(new LongColumn(DataTypes.BIGINT, results.length, results, null), months, type);
        };
        return kernel;
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
        TotalKernel kernel = (arguments, rows, context) -> negate(arguments[0].flat(), rows.physicalRows(), type);
        return kernel;
    }

    private static Column negate(Column column, int rows, DataType type) {
        return switch (column) {
            case IntColumn c -> {
                int[] results = new int[rows];
                for (int row = 0; row < rows; row++) {
                    int negated = -c.values()[row];
                    results[row] = type instanceof DataType.TinyInt
                            ? (byte) negated
                            : type instanceof DataType.SmallInt ? (short) negated : negated;
                }
                yield new IntColumn(type, rows, results, null);
            }
            case LongColumn c -> {
                long[] results = new long[rows];
                for (int row = 0; row < rows; row++) {
                    results[row] = -c.values()[row];
                }
                yield new LongColumn(type, rows, results, null);
            }
            case FloatColumn c -> {
                float[] results = new float[rows];
                for (int row = 0; row < rows; row++) {
                    results[row] = -c.values()[row];
                }
                yield new FloatColumn(type, rows, results, null);
            }
            case DoubleColumn c -> {
                double[] results = new double[rows];
                for (int row = 0; row < rows; row++) {
                    results[row] = -c.values()[row];
                }
                yield new DoubleColumn(type, rows, results, null);
            }
            default ->
                throw new IllegalArgumentException(
                        "no negative of " + column.type().sql());
        };
    }
}
