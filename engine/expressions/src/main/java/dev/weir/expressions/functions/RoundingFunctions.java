package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.DATETIME;
import static dev.weir.expressions.TypeFamily.INTEGER;
import static dev.weir.expressions.TypeFamily.NUMERIC;
import static dev.weir.expressions.TypeFamily.SYMBOL;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.TotalKernel;
import dev.weir.expressions.kernels.CalendarFields;
import dev.weir.expressions.kernels.CalendarUnit;
import dev.weir.expressions.kernels.CivilDate;
import dev.weir.expressions.kernels.Decimals;
import dev.weir.expressions.kernels.Doubles;
import dev.weir.expressions.kernels.Int128;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.NumericTypes;
import dev.weir.expressions.kernels.Overflow;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.Timestamps;
import dev.weir.expressions.kernels.ZoneShift;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * ABS, SIGN and rounding: of numbers to digits, of points in time to units of the calendar. Results keep their
 * argument's type.
 */
final class RoundingFunctions {
    private RoundingFunctions() {}

    static List<ScalarFunction> all() {
        return List.of(
                ScalarFunction.named("ABS").takes(NUMERIC).bind((arguments, type) -> signs(type, true)),
                ScalarFunction.named("SIGN").takes(NUMERIC).bind((arguments, type) -> signs(type, false)),
                directed("FLOOR", RoundingMode.FLOOR),
                directed("CEIL", RoundingMode.CEILING, "CEILING"),
                toDigits("ROUND", RoundingMode.HALF_UP),
                toDigits("TRUNCATE", RoundingMode.DOWN));
    }

    private static Kernel signs(DataType type, boolean absolute) {
        if (type instanceof DataType.Decimal) {
            return RowKernels.decimals(type, (arguments, out, context) -> {
                Decimals decimals = Decimals.of(arguments[0]);
                Int128 register = new Int128();
                return row -> {
                    decimals.load(row, register);
                    if (!absolute) {
                        boolean zero = register.high() == 0 && register.low() == 0;
                        register.set(zero ? 0 : register.high() < 0 ? -1 : 1);
                        out.put(row, register, 0);
                    } else {
                        if (register.high() < 0) {
                            register.negate();
                        }
                        out.put(row, register);
                    }
                };
            });
        }
        if (absolute && type instanceof DataType.BigInt) {
            return Overflow.exact("ABS", type, RowKernels.longs(type, (arguments, out, context) -> {
                Longs values = Longs.of(arguments[0]);
                return row -> out.put(row, Math.absExact(values.at(row)));
            }));
        }
        if (absolute && NumericTypes.isInteger(type)) {
            return Overflow.exact("ABS", type, RowKernels.ints(type, (arguments, out, context) -> {
                Longs values = Longs.of(arguments[0]);
                return row -> out.put(row, Overflow.narrow(Math.abs(values.at(row)), type));
            }));
        }
        TotalKernel kernel =
                (arguments, rows, context) -> signs(arguments[0].flat(), rows.physicalRows(), type, absolute);
        return kernel;
    }

    private static Column signs(Column column, int rows, DataType type, boolean absolute) {
        return switch (column) {
            case IntColumn c -> {
                int[] results = new int[rows];
                for (int row = 0; row < rows; row++) {
                    results[row] = Integer.signum(c.values()[row]);
                }
                yield new IntColumn(type, rows, results, null);
            }
            case LongColumn c -> {
                long[] results = new long[rows];
                for (int row = 0; row < rows; row++) {
                    results[row] = Long.signum(c.values()[row]);
                }
                yield new LongColumn(type, rows, results, null);
            }
            case FloatColumn c -> {
                float[] results = new float[rows];
                for (int row = 0; row < rows; row++) {
                    float value = c.values()[row];
                    results[row] = absolute ? Math.abs(value) : Math.signum(value);
                }
                yield new FloatColumn(type, rows, results, null);
            }
            case DoubleColumn c -> {
                double[] results = new double[rows];
                for (int row = 0; row < rows; row++) {
                    double value = c.values()[row];
                    results[row] = absolute ? Math.abs(value) : Math.signum(value);
                }
                yield new DoubleColumn(type, rows, results, null);
            }
            default ->
                throw new IllegalArgumentException("no sign of " + column.type().sql());
        };
    }

    private static ScalarFunction directed(String name, RoundingMode mode, String... aliases) {
        return ScalarFunction.named(name, aliases)
                .takes(NUMERIC)
                .takes(DATETIME, SYMBOL)
                .returns(RoundingFunctions::directedType)
                .shown((arguments, type) -> arguments.size() == 1
                        ? name + "(" + arguments.getFirst() + ")"
                        : name + "(" + arguments.get(0) + " TO "
                                + arguments.get(1).replace("'", "") + ")")
                .bind((arguments, type) -> arguments.size() == 1
                        ? directed(type, mode)
                        : toUnit(unit(arguments), arguments.type(0), mode == RoundingMode.CEILING, type));
    }

    private static DataType directedType(CallArguments arguments) {
        if (arguments.size() == 2) {
            unit(arguments);
            return arguments.type(0);
        }
        return arguments.type(0) instanceof DataType.Decimal decimal
                ? new DataType.Decimal(decimal.precision(), 0, decimal.nullable())
                : arguments.type(0);
    }

    private static CalendarUnit unit(CallArguments arguments) {
        CalendarUnit unit = Units.of(arguments, 1);
        if (!unit.isRoundable()) {
            throw Units.notApplicable(unit, arguments, 0);
        }
        return unit;
    }

    private static Kernel directed(DataType type, RoundingMode mode) {
        boolean ceiling = mode == RoundingMode.CEILING;
        return switch (type) {
            case DataType.Decimal t ->
                RowKernels.decimals(type, (arguments, out, context) -> {
                    Decimals decimals = Decimals.of(arguments[0]);
                    Int128 register = new Int128();
                    return row -> out.put(row, decimals.value(row).setScale(0, mode), register);
                });
            case DataType.Float64 t ->
                RowKernels.doubles(type, (arguments, out, context) -> {
                    Doubles values = Doubles.of(arguments[0]);
                    return row -> out.put(row, ceiling ? Math.ceil(values.at(row)) : Math.floor(values.at(row)));
                });
            case DataType.Float32 t -> floats(type, (value, digits) -> ceiling ? Math.ceil(value) : Math.floor(value));
            default -> (TotalKernel) (arguments, rows, context) -> arguments[0];
        };
    }

    /** Rounds a number to digits after the point. */
    private interface Rounding {
        double round(double value, int digits);
    }

    private static Kernel floats(DataType type, Rounding rounding) {
        PartialKernel kernel = (arguments, rows, context) -> {
            Doubles values = Doubles.of(arguments[0]);
            Longs digits = arguments.length > 1 ? Longs.of(arguments[1]) : null;
            float[] results = new float[rows.physicalRows()];
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                results[row] = (float) rounding.round(values.at(row), digits == null ? 0 : digits.intAt(row));
            }
            return new FloatColumn(type, results.length, results, null);
        };
        return kernel;
    }

    private static Kernel toUnit(CalendarUnit unit, DataType source, boolean ceiling, DataType type) {
        return switch (source) {
            case DataType.Date t ->
                RowKernels.ints(type, (arguments, out, context) -> {
                    Longs days = Longs.of(arguments[0]);
                    CalendarFields fields = new CalendarFields();
                    return row -> {
                        long millis = days.at(row) * CivilDate.MILLIS_PER_DAY;
                        long rounded = ceiling ? fields.ceil(unit, millis, 0) : fields.floor(unit, millis);
                        out.put(row, (int) Math.floorDiv(rounded, CivilDate.MILLIS_PER_DAY));
                    };
                });
            case DataType.Time t ->
                RowKernels.ints(type, (arguments, out, context) -> {
                    Longs times = Longs.of(arguments[0]);
                    CalendarFields fields = new CalendarFields();
                    return row -> {
                        long millis = times.at(row);
                        long rounded = ceiling ? fields.ceil(unit, millis, 0) : fields.floor(unit, millis);
                        out.put(row, (int) Math.floorMod(rounded, CivilDate.MILLIS_PER_DAY));
                    };
                });
            default ->
                RowKernels.timestamps(type, (arguments, out, context) -> {
                    Timestamps points = Timestamps.of(arguments[0]);
                    CalendarFields fields = new CalendarFields();
                    ZoneShift shift = source instanceof DataType.TimestampLtz ? new ZoneShift(context.zone()) : null;
                    return row -> {
                        long millis = shift == null ? points.millis(row) : shift.toLocal(points.millis(row));
                        long rounded = ceiling
                                ? fields.ceil(unit, millis, points.nanosOfMilli(row))
                                : fields.floor(unit, millis);
                        out.put(row, shift == null ? rounded : shift.toUtc(rounded));
                    };
                });
        };
    }

    private static ScalarFunction toDigits(String name, RoundingMode mode) {
        return ScalarFunction.named(name)
                .takes(NUMERIC)
                .takes(NUMERIC, INTEGER)
                .returns(RoundingFunctions::digitsType)
                .bind((arguments, type) -> toDigits(name, type, mode));
    }

    /** A constant number of digits decides how many a DECIMAL result has. */
    private static DataType digitsType(CallArguments arguments) {
        DataType type = arguments.type(0);
        if (type instanceof DataType.Decimal decimal) {
            if (arguments.size() == 1) {
                type = NumericTypes.rounded(decimal, 0);
            } else if (arguments.literal(1) instanceof Number digits) {
                type = NumericTypes.rounded(decimal, digits.intValue());
            }
        }
        return type.withNullable(arguments.anyNullable());
    }

    private static Kernel toDigits(String name, DataType type, RoundingMode mode) {
        Rounding rounding = (value, digits) -> Double.isFinite(value)
                ? rounded(BigDecimal.valueOf(value), digits, mode).doubleValue()
                : value;
        return switch (type) {
            case DataType.Decimal t ->
                RowKernels.decimals(type, (arguments, out, context) -> {
                    Decimals decimals = Decimals.of(arguments[0]);
                    Longs digits = arguments.length > 1 ? Longs.of(arguments[1]) : null;
                    Int128 register = new Int128();
                    return row -> {
                        int kept = digits == null ? 0 : digits.intAt(row);
                        BigDecimal value = decimals.value(row);
                        out.put(row, rounded(value, kept, mode), register);
                    };
                });
            case DataType.Float64 t ->
                RowKernels.doubles(type, (arguments, out, context) -> {
                    Doubles values = Doubles.of(arguments[0]);
                    Longs digits = arguments.length > 1 ? Longs.of(arguments[1]) : null;
                    return row -> out.put(row, rounding.round(values.at(row), digits == null ? 0 : digits.intAt(row)));
                });
            case DataType.Float32 t -> floats(type, rounding);
            case DataType.BigInt t ->
                Overflow.exact(name, type, RowKernels.longs(type, (arguments, out, context) -> {
                    Longs values = Longs.of(arguments[0]);
                    Longs digits = arguments.length > 1 ? Longs.of(arguments[1]) : null;
                    return row -> out.put(row, integer(values.at(row), digits == null ? 0 : digits.intAt(row), mode));
                }));
            default ->
                Overflow.exact(name, type, RowKernels.ints(type, (arguments, out, context) -> {
                    Longs values = Longs.of(arguments[0]);
                    Longs digits = arguments.length > 1 ? Longs.of(arguments[1]) : null;
                    return row -> {
                        int kept = digits == null ? 0 : digits.intAt(row);
                        out.put(row, Overflow.narrow(integer(values.at(row), kept, mode), type));
                    };
                }));
        };
    }

    /** Keeps digits as far as the value has them; beyond its first digit and the one before, nothing is left. */
    private static BigDecimal rounded(BigDecimal value, int digits, RoundingMode mode) {
        if (digits >= value.scale()) {
            return value;
        }
        return digits < value.scale() - value.precision() - 1 ? BigDecimal.ZERO : value.setScale(digits, mode);
    }

    private static long integer(long value, int digits, RoundingMode mode) {
        if (digits >= 0) {
            return value;
        }
        return digits < -19
                ? 0
                : BigDecimal.valueOf(value).setScale(digits, mode).longValueExact();
    }
}
