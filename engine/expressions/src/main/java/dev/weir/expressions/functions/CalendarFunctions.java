package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.DATETIME;
import static dev.weir.expressions.TypeFamily.INTEGER;
import static dev.weir.expressions.TypeFamily.INTERVAL;
import static dev.weir.expressions.TypeFamily.SYMBOL;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.ScalarFunction.Syntax;
import dev.weir.expressions.kernels.CalendarFields;
import dev.weir.expressions.kernels.CalendarUnit;
import dev.weir.expressions.kernels.CivilDate;
import dev.weir.expressions.kernels.Instants;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.MonthsBetween;
import dev.weir.expressions.kernels.Overflow;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.Timestamps;
import dev.weir.expressions.kernels.ZoneShift;
import java.util.ArrayList;
import java.util.List;

/** Fields of points in time, and arithmetic by units of the calendar. TIMESTAMP_LTZ is seen in the session's zone. */
final class CalendarFunctions {
    private CalendarFunctions() {}

    static List<ScalarFunction> all() {
        List<ScalarFunction> functions = new ArrayList<>();
        functions.add(ScalarFunction.named("EXTRACT")
                .syntax(Syntax.SPECIAL)
                .takes(SYMBOL, DATETIME)
                .takes(SYMBOL, INTERVAL)
                .returns(arguments -> extractType(Units.of(arguments, 0), arguments, 1))
                .shown((arguments, type) -> "EXTRACT(" + unquoted(arguments.get(0)) + " FROM " + arguments.get(1) + ")")
                .bind((arguments, type) -> {
                    extractType(Units.of(arguments, 0), arguments, 1);
                    return extract(Units.of(arguments, 0), arguments, 1);
                }));
        functions.add(part("YEAR", CalendarUnit.YEAR));
        functions.add(part("QUARTER", CalendarUnit.QUARTER));
        functions.add(part("MONTH", CalendarUnit.MONTH));
        functions.add(part("WEEK", CalendarUnit.WEEK));
        functions.add(part("DAYOFYEAR", CalendarUnit.DOY));
        functions.add(part("DAYOFMONTH", CalendarUnit.DAY));
        functions.add(part("DAYOFWEEK", CalendarUnit.DOW));
        functions.add(part("HOUR", CalendarUnit.HOUR));
        functions.add(part("MINUTE", CalendarUnit.MINUTE));
        functions.add(part("SECOND", CalendarUnit.SECOND));
        functions.add(ScalarFunction.named("TIMESTAMPADD")
                .syntax(Syntax.SPECIAL)
                .takes(SYMBOL, INTEGER, DATETIME)
                .returns(CalendarFunctions::addType)
                .shown((arguments, type) -> call("TIMESTAMPADD", arguments))
                .bind((arguments, type) -> add(Units.of(arguments, 0), arguments.type(2), type)));
        functions.add(ScalarFunction.named("TIMESTAMPDIFF")
                .syntax(Syntax.SPECIAL)
                .takes(SYMBOL, DATETIME, DATETIME)
                .returns(CalendarFunctions::differenceType)
                .shown((arguments, type) -> call("TIMESTAMPDIFF", arguments))
                .bind((arguments, type) -> {
                    differenceType(arguments);
                    return difference(Units.of(arguments, 0), type);
                }));
        return functions;
    }

    private static String unquoted(String symbol) {
        return symbol.replace("'", "");
    }

    private static String call(String name, List<String> arguments) {
        return name + "(" + unquoted(arguments.get(0)) + ", " + arguments.get(1) + ", " + arguments.get(2) + ")";
    }

    private static ScalarFunction part(String name, CalendarUnit unit) {
        return ScalarFunction.named(name)
                .takes(DATETIME)
                .takes(INTERVAL)
                .returns(arguments -> extractType(unit, arguments, 0))
                .bind((arguments, type) -> extract(unit, arguments, 0));
    }

    private static DataType extractType(CalendarUnit unit, CallArguments arguments, int index) {
        DataType type = arguments.type(index);
        boolean applicable = switch (type) {
            case DataType.Date t -> !unit.isFraction();
            case DataType.Time t ->
                !unit.isDateUnit() && unit.isRoundable() || unit.isFraction() || unit == CalendarUnit.EPOCH;
            case DataType.YearMonthInterval t -> unit.months() > 0;
            case DataType.DayTimeInterval t -> unit.millis() > 0 || unit.isFraction() || unit == CalendarUnit.EPOCH;
            default -> true;
        };
        if (!applicable) {
            throw Units.notApplicable(unit, arguments, index);
        }
        return DataTypes.BIGINT.withNullable(type.nullable());
    }

    private static Kernel extract(CalendarUnit unit, CallArguments arguments, int index) {
        DataType source = arguments.type(index);
        DataType type = DataTypes.BIGINT;
        return switch (source) {
            case DataType.Date t ->
                RowKernels.longs(type, (columns, out, context) -> {
                    Longs days = Longs.of(columns[index]);
                    CalendarFields fields = new CalendarFields();
                    return row -> out.put(row, fields.ofDate(unit, days.at(row)));
                });
            case DataType.YearMonthInterval t ->
                RowKernels.longs(type, (columns, out, context) -> {
                    Longs months = Longs.of(columns[index]);
                    return row -> out.put(row, CalendarFields.ofMonths(unit, months.at(row)));
                });
            case DataType.DayTimeInterval t ->
                RowKernels.longs(type, (columns, out, context) -> {
                    Longs millis = Longs.of(columns[index]);
                    return row -> out.put(row, CalendarFields.ofMillis(unit, millis.at(row)));
                });
            case DataType.Time t ->
                RowKernels.longs(type, (columns, out, context) -> {
                    Longs millis = Longs.of(columns[index]);
                    CalendarFields fields = new CalendarFields();
                    return row -> out.put(row, fields.extract(unit, millis.at(row), 0));
                });
            case DataType.TimestampLtz t ->
                RowKernels.longs(type, (columns, out, context) -> {
                    Timestamps points = Timestamps.of(columns[index]);
                    ZoneShift shift = new ZoneShift(context.zone());
                    CalendarFields fields = new CalendarFields();
                    return row -> out.put(
                            row, fields.extract(unit, shift.toLocal(points.millis(row)), points.nanosOfMilli(row)));
                });
            default ->
                RowKernels.longs(type, (columns, out, context) -> {
                    Timestamps points = Timestamps.of(columns[index]);
                    CalendarFields fields = new CalendarFields();
                    return row -> out.put(row, fields.extract(unit, points.millis(row), points.nanosOfMilli(row)));
                });
        };
    }

    private static DataType addType(CallArguments arguments) {
        CalendarUnit unit = Units.of(arguments, 0);
        boolean finer = arguments.type(2) instanceof DataType.Date && !unit.isDateUnit();
        DataType type = finer ? DataTypes.timestamp(6) : arguments.type(2);
        return type.withNullable(arguments.anyNullable());
    }

    private static Kernel add(CalendarUnit unit, DataType point, DataType type) {
        return switch (type) {
            case DataType.Date t ->
                Overflow.exact("TIMESTAMPADD", type, RowKernels.ints(type, (columns, out, context) -> {
                    Longs amounts = Longs.of(columns[1]);
                    Longs days = Longs.of(columns[2]);
                    CivilDate date = new CivilDate();
                    return row -> {
                        long moved = unit.months() > 0
                                ? date.plusMonths(days.at(row), Math.multiplyExact(amounts.at(row), unit.months()))
                                : plus(days.at(row), amounts.at(row), unit.millis() / CivilDate.MILLIS_PER_DAY);
                        out.put(row, Math.toIntExact(moved));
                    };
                }));
            case DataType.Time t ->
                RowKernels.ints(type, (columns, out, context) -> {
                    Longs amounts = Longs.of(columns[1]);
                    Longs times = Longs.of(columns[2]);
                    long step = unit.months() > 0 ? 0 : unit.millis();
                    return row -> {
                        // More would only go round the day again.
                        long amount = amounts.at(row) % CivilDate.MILLIS_PER_DAY;
                        out.put(row, (int) Math.floorMod(times.at(row) + amount * step, CivilDate.MILLIS_PER_DAY));
                    };
                });
            default ->
                Overflow.exact("TIMESTAMPADD", type, RowKernels.timestamps(type, (columns, out, context) -> {
                    Longs amounts = Longs.of(columns[1]);
                    Instants points = Instants.of(columns[2]);
                    boolean hasNanos = !(point instanceof DataType.Date);
                    Timestamps nanos = hasNanos ? Timestamps.of(columns[2]) : null;
                    PointMover mover = new PointMover(unit);
                    return row -> {
                        mover.move(points.millis(row), nanos == null ? 0 : nanos.nanosOfMilli(row), amounts.at(row));
                        out.put(row, mover.millis(), mover.nanosOfMilli());
                    };
                }));
        };
    }

    /** @throws ArithmeticException if the sum is no {@code long} */
    private static long plus(long start, long amount, long unit) {
        return Math.addExact(start, Math.multiplyExact(amount, unit));
    }

    /** Moves a point in time by a number of units. */
    private static final class PointMover {
        private static final long NANOS_PER_MILLI = 1_000_000;

        private final CalendarUnit unit;
        private final CivilDate date = new CivilDate();
        private long millis;
        private int nanosOfMilli;

        PointMover(CalendarUnit unit) {
            this.unit = unit;
        }

        long millis() {
            return millis;
        }

        int nanosOfMilli() {
            return nanosOfMilli;
        }

        /** @throws ArithmeticException if the milliseconds are no {@code long} */
        void move(long fromMillis, int fromNanos, long amount) {
            nanosOfMilli = fromNanos;
            if (unit.months() > 0) {
                millis = date.plusMonthsOfMillis(fromMillis, Math.multiplyExact(amount, unit.months()));
            } else if (unit.millis() > 0) {
                millis = plus(fromMillis, amount, unit.millis());
            } else {
                long perMilli = unit == CalendarUnit.MICROSECOND ? 1_000 : NANOS_PER_MILLI;
                long nanos = fromNanos + Math.floorMod(amount, perMilli) * (NANOS_PER_MILLI / perMilli);
                millis = Math.addExact(fromMillis, Math.floorDiv(amount, perMilli) + nanos / NANOS_PER_MILLI);
                nanosOfMilli = (int) (nanos % NANOS_PER_MILLI);
            }
        }
    }

    private static DataType differenceType(CallArguments arguments) {
        boolean firstLocal = arguments.type(1) instanceof DataType.TimestampLtz;
        boolean secondLocal = arguments.type(2) instanceof DataType.TimestampLtz;
        boolean anyNull = arguments.type(1) instanceof DataType.Null || arguments.type(2) instanceof DataType.Null;
        if (firstLocal != secondLocal && !anyNull) {
            throw WeirException.of(
                            ExpressionError.WRONG_ARGUMENTS,
                            "TIMESTAMPDIFF of %s and %s: TIMESTAMP_LTZ can only be compared with TIMESTAMP_LTZ",
                            arguments.type(1).name(),
                            arguments.type(2).name())
                    .hint("CAST one of them");
        }
        return DataTypes.INT.withNullable(arguments.anyNullable());
    }

    private static Kernel difference(CalendarUnit unit, DataType type) {
        return Overflow.exact("TIMESTAMPDIFF", type, RowKernels.ints(type, (columns, out, context) -> {
            Instants from = Instants.of(columns[1]);
            Instants to = Instants.of(columns[2]);
            if (unit.months() > 0) {
                MonthsBetween months = new MonthsBetween();
                return row ->
                        out.put(row, Math.toIntExact(months.between(from.millis(row), to.millis(row)) / unit.months()));
            }
            return row -> {
                long millis = Math.subtractExact(to.millis(row), from.millis(row));
                long units = unit.millis() > 0 ? millis / unit.millis() : Math.multiplyExact(millis, 1_000);
                out.put(row, Math.toIntExact(units));
            };
        }));
    }
}
