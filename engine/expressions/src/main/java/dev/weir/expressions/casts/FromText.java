package dev.weir.expressions.casts;

import dev.weir.data.BooleanColumn;
import dev.weir.data.DataType;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.data.Validity;
import dev.weir.expressions.kernels.DecimalWriter;
import dev.weir.expressions.kernels.Int128;
import dev.weir.expressions.kernels.NumberReader;
import dev.weir.expressions.kernels.TemporalReader;
import dev.weir.expressions.kernels.Texts;
import dev.weir.expressions.kernels.ZoneShift;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Casts from CHAR and VARCHAR by parsing. */
final class FromText {
    private FromText() {}

    /** The cast to a type, or null if text cannot be cast to it. */
    static @Nullable Cast of(DataType from, DataType to, boolean lenient) {
        Failures failures = new Failures(from, to, lenient);
        return switch (to) {
            case DataType.Bool t -> booleans(failures);
            case DataType.TinyInt t -> ints(failures, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case DataType.SmallInt t -> ints(failures, Short.MIN_VALUE, Short.MAX_VALUE);
            case DataType.Int t -> ints(failures, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case DataType.BigInt t -> longs(failures);
            case DataType.Float32 t -> floats(failures);
            case DataType.Float64 t -> doubles(failures);
            case DataType.Decimal t -> decimals(failures, t);
            case DataType.Date t -> dates(failures);
            case DataType.Time t -> times(failures, t.precision());
            case DataType.Timestamp t -> timestamps(failures, t.precision(), false);
            case DataType.TimestampLtz t -> timestamps(failures, t.precision(), true);
            default -> null;
        };
    }

    /** What happens to text that cannot be parsed. */
    private record Failures(DataType from, DataType to, boolean lenient) {
        /** The bitmap with the row made NULL, or the failure. */
        long[] reject(Texts texts, int row, long @Nullable [] validity, int size) {
            if (!lenient) {
                throw Unparsable.text(texts, row, from, to);
            }
            long[] bits = validity == null ? Validity.allValid(size) : validity;
            Validity.setNull(bits, row);
            return bits;
        }
    }

    private static Cast booleans(Failures failures) {
        return (input, rows, context) -> {
            Texts texts = Texts.of(input);
            int size = rows.physicalRows();
            boolean[] values = new boolean[size];
            long[] validity = null;
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                switch (texts.string(row).strip().toLowerCase(Locale.ROOT)) {
                    case "t", "true", "y", "yes", "1" -> values[row] = true;
                    case "f", "false", "n", "no", "0" -> values[row] = false;
                    default -> validity = failures.reject(texts, row, validity, size);
                }
            }
            return new BooleanColumn(failures.to(), size, values, validity);
        };
    }

    private static Cast ints(Failures failures, long minimum, long maximum) {
        return (input, rows, context) -> {
            Texts texts = Texts.of(input);
            int size = rows.physicalRows();
            int[] values = new int[size];
            long[] validity = null;
            NumberReader reader = new NumberReader();
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                if (reader.readInteger(texts.bytes(), texts.offset(row), texts.length(row), minimum, maximum)) {
                    values[row] = (int) reader.integer();
                } else {
                    validity = failures.reject(texts, row, validity, size);
                }
            }
            return new IntColumn(failures.to(), size, values, validity);
        };
    }

    private static Cast longs(Failures failures) {
        return (input, rows, context) -> {
            Texts texts = Texts.of(input);
            int size = rows.physicalRows();
            long[] values = new long[size];
            long[] validity = null;
            NumberReader reader = new NumberReader();
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                int length = texts.length(row);
                if (reader.readInteger(texts.bytes(), texts.offset(row), length, Long.MIN_VALUE, Long.MAX_VALUE)) {
                    values[row] = reader.integer();
                } else {
                    validity = failures.reject(texts, row, validity, size);
                }
            }
            return new LongColumn(failures.to(), size, values, validity);
        };
    }

    private static Cast doubles(Failures failures) {
        return (input, rows, context) -> {
            Texts texts = Texts.of(input);
            int size = rows.physicalRows();
            double[] values = new double[size];
            long[] validity = null;
            NumberReader reader = new NumberReader();
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                if (reader.readDouble(texts.bytes(), texts.offset(row), texts.length(row))) {
                    values[row] = reader.floating();
                } else {
                    validity = failures.reject(texts, row, validity, size);
                }
            }
            return new DoubleColumn(failures.to(), size, values, validity);
        };
    }

    private static Cast floats(Failures failures) {
        return (input, rows, context) -> {
            Texts texts = Texts.of(input);
            int size = rows.physicalRows();
            float[] values = new float[size];
            long[] validity = null;
            NumberReader reader = new NumberReader();
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                if (reader.readFloat(texts.bytes(), texts.offset(row), texts.length(row))) {
                    values[row] = (float) reader.floating();
                } else {
                    validity = failures.reject(texts, row, validity, size);
                }
            }
            return new FloatColumn(failures.to(), size, values, validity);
        };
    }

    private static Cast decimals(Failures failures, DataType.Decimal to) {
        return (input, rows, context) -> {
            Texts texts = Texts.of(input);
            DecimalWriter writer = new DecimalWriter(to, rows.physicalRows());
            NumberReader reader = new NumberReader();
            Int128 register = new Int128();
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                if (reader.readDecimal(
                        texts.bytes(), texts.offset(row), texts.length(row), to.precision(), to.scale(), register)) {
                    writer.put(row, register);
                } else if (failures.lenient()) {
                    writer.putNull(row);
                } else {
                    throw Unparsable.text(texts, row, failures.from(), to);
                }
            }
            return writer.build();
        };
    }

    private static Cast dates(Failures failures) {
        return (input, rows, context) -> {
            Texts texts = Texts.of(input);
            int size = rows.physicalRows();
            int[] values = new int[size];
            long[] validity = null;
            TemporalReader reader = new TemporalReader();
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                if (reader.readDate(texts.bytes(), texts.offset(row), texts.length(row))) {
                    values[row] = (int) reader.epochDay();
                } else {
                    validity = failures.reject(texts, row, validity, size);
                }
            }
            return new IntColumn(failures.to(), size, values, validity);
        };
    }

    private static Cast times(Failures failures, int precision) {
        return (input, rows, context) -> {
            Texts texts = Texts.of(input);
            int size = rows.physicalRows();
            int[] values = new int[size];
            long[] validity = null;
            TemporalReader reader = new TemporalReader();
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                if (reader.readTime(texts.bytes(), texts.offset(row), texts.length(row))) {
                    values[row] = TemporalCasts.cutMillis(reader.millisOfDay(), precision);
                } else {
                    validity = failures.reject(texts, row, validity, size);
                }
            }
            return new IntColumn(failures.to(), size, values, validity);
        };
    }

    private static Cast timestamps(Failures failures, int precision, boolean local) {
        return (input, rows, context) -> {
            Texts texts = Texts.of(input);
            int size = rows.physicalRows();
            long[] millis = new long[size];
            int[] nanos = precision > 3 ? new int[size] : null;
            boolean anyNanos = false;
            long[] validity = null;
            TemporalReader reader = new TemporalReader();
            ZoneShift shift = local ? new ZoneShift(context.zone()) : null;
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                if (!reader.readTimestamp(texts.bytes(), texts.offset(row), texts.length(row))) {
                    validity = failures.reject(texts, row, validity, size);
                    continue;
                }
                long value = TemporalCasts.cutMillis(reader.millis(), precision);
                millis[row] = shift == null ? value : shift.toUtc(value);
                if (nanos != null) {
                    nanos[row] = TemporalCasts.cutNanos(reader.nanosOfMilli(), precision);
                    anyNanos |= nanos[row] != 0;
                }
            }
            return new TimestampColumn(failures.to(), size, millis, anyNanos ? nanos : null, validity);
        };
    }
}
