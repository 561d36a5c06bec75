package dev.weir.expressions.functions;

import static dev.weir.expressions.TypeFamily.CHARACTER;
import static dev.weir.expressions.TypeFamily.INTEGER;
import static dev.weir.expressions.TypeFamily.NUMERIC;

import dev.weir.base.WeirException;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.expressions.CallArguments;
import dev.weir.expressions.ExpressionError;
import dev.weir.expressions.Kernel;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.kernels.Doubles;
import dev.weir.expressions.kernels.Int128;
import dev.weir.expressions.kernels.Longs;
import dev.weir.expressions.kernels.NumericTypes;
import dev.weir.expressions.kernels.Patterns;
import dev.weir.expressions.kernels.RowKernels;
import dev.weir.expressions.kernels.TimestampPattern;
import dev.weir.expressions.kernels.TimestampWriter;
import dev.weir.expressions.kernels.ZoneShift;
import java.time.ZoneId;
import java.util.Optional;

/** TO_TIMESTAMP_LTZ of seconds or milliseconds since 1970, or of text; NULL outside the years 0 to 9999. */
final class ToTimestampLtz {
    private static final long FIRST_MILLIS = -62_167_219_200_000L;
    private static final long LAST_MILLIS = 253_402_300_799_999L;

    private ToTimestampLtz() {}

    static ScalarFunction function() {
        return ScalarFunction.named("TO_TIMESTAMP_LTZ")
                .takes(NUMERIC)
                .takes(NUMERIC, INTEGER)
                .takes(CHARACTER)
                .takes(CHARACTER, CHARACTER)
                .takes(CHARACTER, CHARACTER, CHARACTER)
                .returns(ToTimestampLtz::resultType)
                .bind((arguments, type) -> bind(arguments, type));
    }

    private static DataType resultType(CallArguments arguments) {
        DateFormatFunctions.checkPattern(arguments, 1);
        if (arguments.size() == 3 && arguments.literal(2) instanceof String name) {
            DateFormatFunctions.zone(name);
        }
        int precision = 3;
        if (arguments.size() > 1 && arguments.literal(1) instanceof String pattern) {
            precision = Math.clamp(TimestampPattern.fractionDigits(pattern), 3, 9);
        }
        return DataTypes.timestampLtz(precision);
    }

    private static Kernel bind(CallArguments arguments, DataType type) {
        if (CommonTypes.isCharacter(arguments.type(0))) {
            return fromText(arguments.size(), type);
        }
        boolean exact = NumericTypes.isInteger(arguments.type(0)) || arguments.type(0) instanceof DataType.Null;
        boolean hasPrecision = arguments.size() > 1;
        return RowKernels.timestamps(type, (columns, out, context) -> {
            Longs precisions = hasPrecision ? Longs.of(columns[1]) : null;
            if (exact) {
                Longs numbers = Longs.of(columns[0]);
                return row -> {
                    long number = numbers.at(row);
                    boolean seconds = precisions != null && isSeconds(precisions.at(row));
                    boolean huge = seconds && Math.abs(number / 1000) > LAST_MILLIS;
                    put(out, row, huge ? Long.MAX_VALUE : seconds ? number * 1000 : number);
                };
            }
            Doubles numbers = Doubles.of(columns[0]);
            return row -> {
                boolean seconds = precisions != null && isSeconds(precisions.at(row));
                put(out, row, (long) (seconds ? numbers.at(row) * 1000 : numbers.at(row)));
            };
        });
    }

    private static boolean isSeconds(long precision) {
        if (precision != 0 && precision != 3) {
            throw WeirException.of(
                    ExpressionError.INVALID_ARGUMENT_VALUE,
                    "the precision of TO_TIMESTAMP_LTZ must be 0 (seconds) or 3 (milliseconds), is %s",
                    precision);
        }
        return precision == 0;
    }

    private static void put(TimestampWriter out, int row, long millis) {
        if (millis < FIRST_MILLIS || millis > LAST_MILLIS) {
            out.putNull(row);
        } else {
            out.put(row, millis);
        }
    }

    private static Kernel fromText(int arity, DataType type) {
        int precision = ((DataType.TimestampLtz) type).precision();
        return RowKernels.timestamps(type, (columns, out, context) -> {
            TextParser parser = TextParser.open(columns, arity);
            Patterns.ByRow<Optional<ZoneShift>> shifts = shifts(columns, arity, context.zone());
            int unit = precision > 3 ? (int) Int128.powerOfTen(9 - precision) : 1_000_000;
            return row -> {
                Optional<ZoneShift> shift = shifts.at(row);
                if (shift.isPresent() && parser.read(row)) {
                    int nanos = parser.nanosOfMilli() / unit * unit;
                    out.put(row, shift.get().toUtc(parser.millis()), nanos);
                } else {
                    out.putNull(row);
                }
            };
        });
    }

    private static Patterns.ByRow<Optional<ZoneShift>> shifts(Column[] columns, int arity, ZoneId session) {
        if (arity < 3) {
            Optional<ZoneShift> shift = Optional.of(new ZoneShift(session));
            return row -> shift;
        }
        return new Patterns<>(ToTimestampLtz::shift).open(columns[2]);
    }

    /** A zone that is no constant and does not exist gives NULL; the planner has rejected such constants. */
    private static Optional<ZoneShift> shift(String name) {
        try {
            return Optional.of(new ZoneShift(DateFormatFunctions.zone(name)));
        } catch (WeirException unknown) {
            return Optional.empty();
        }
    }
}
