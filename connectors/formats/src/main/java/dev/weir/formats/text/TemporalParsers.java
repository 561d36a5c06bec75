package dev.weir.formats.text;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.data.TimestampColumn;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** DATE, TIME, TIMESTAMP and TIMESTAMP_LTZ. */
final class TemporalParsers {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long MILLIS_PER_DAY = 86_400_000L;

    private TemporalParsers() {}

    /** DATE: {@code 2024-02-29}. */
    record OfDate(DataType type) implements FieldParser {
        @Override
        public Column parse(Fields fields, int rows) {
            int[] values = new int[rows];
            for (int row = 0; row < rows; row++) {
                if (fields.starts[row] < 0) {
                    fields.setNull(row);
                    continue;
                }
                byte[] copy = fields.unescaped(row);
                byte[] bytes = copy == null ? fields.chunk : copy;
                int to = copy == null ? fields.ends[row] : copy.length;
                int from = Digits.trimStart(bytes, copy == null ? fields.starts[row] : 0, to);
                to = Digits.trimEnd(bytes, from, to);
                int day = to - from == 10 ? Digits.parseDay(bytes, from, to) : Integer.MIN_VALUE;
                if (day == Integer.MIN_VALUE) {
                    fields.invalid(row);
                } else {
                    values[row] = day;
                }
            }
            return new IntColumn(type, rows, values, fields.validity());
        }

        @Override
        public String expected() {
            return " (such as 2024-02-29)";
        }
    }

    /** TIME: {@code 23:59:59.999}. */
    record OfTime(DataType type) implements FieldParser {
        @Override
        public Column parse(Fields fields, int rows) {
            int[] values = new int[rows];
            for (int row = 0; row < rows; row++) {
                if (fields.starts[row] < 0) {
                    fields.setNull(row);
                    continue;
                }
                byte[] copy = fields.unescaped(row);
                byte[] bytes = copy == null ? fields.chunk : copy;
                int to = copy == null ? fields.ends[row] : copy.length;
                int from = Digits.trimStart(bytes, copy == null ? fields.starts[row] : 0, to);
                to = Digits.trimEnd(bytes, from, to);
                if (to > from && bytes[to - 1] == 'Z') {
                    to--;
                }
                long nanos = Digits.parseNanosOfDay(bytes, from, to);
                if (nanos < 0) {
                    fields.invalid(row);
                } else {
                    values[row] = (int) (nanos / NANOS_PER_MILLI);
                }
            }
            return new IntColumn(type, rows, values, fields.validity());
        }

        @Override
        public String expected() {
            return " (such as 23:59:59)";
        }
    }

    /**
     * TIMESTAMP and TIMESTAMP_LTZ: {@code 2024-02-29 23:59:59.999}, with T instead of the blank, with a zone for LTZ.
     */
    static final class OfTimestamp implements FieldParser {
        private final DataType type;
        private final ZoneId zone;
        private final boolean local;
        private final long millisStep;
        private final int nanosStep;

        OfTimestamp(DataType type, ZoneId zone) {
            this.type = type;
            this.zone = zone;
            this.local = type instanceof DataType.TimestampLtz;
            int precision = type instanceof DataType.Timestamp timestamp
                    ? timestamp.precision()
                    : ((DataType.TimestampLtz) type).precision();
            this.millisStep = (long) Math.pow(10, Math.max(0, 3 - precision));
            this.nanosStep = (int) Math.pow(10, Math.min(6, 9 - precision));
        }

        @Override
        public Column parse(Fields fields, int rows) {
            long[] millis = new long[rows];
            int[] nanos = null;
            for (int row = 0; row < rows; row++) {
                if (fields.starts[row] < 0) {
                    fields.setNull(row);
                    continue;
                }
                byte[] copy = fields.unescaped(row);
                byte[] bytes = copy == null ? fields.chunk : copy;
                int from = copy == null ? fields.starts[row] : 0;
                int to = copy == null ? fields.ends[row] : copy.length;
                from = Digits.trimStart(bytes, from, to);
                to = Digits.trimEnd(bytes, from, to);
                int zoneStart = local ? zoneStart(bytes, from, to) : to;
                int day = Digits.parseDay(bytes, from, to);
                long time =
                        day == Integer.MIN_VALUE || to - from < 16 || bytes[from + 10] != ' ' && bytes[from + 10] != 'T'
                                ? -1
                                : Digits.parseNanosOfDay(bytes, from + 11, zoneStart);
                if (time < 0) {
                    fields.invalid(row);
                    continue;
                }
                long milli = day * MILLIS_PER_DAY + time / NANOS_PER_MILLI;
                if (local) {
                    milli = toUtc(milli, bytes, zoneStart, to, fields, row);
                }
                millis[row] = milli - Math.floorMod(milli, millisStep);
                int rest = (int) (time % NANOS_PER_MILLI);
                rest -= rest % nanosStep;
                if (rest != 0) {
                    if (nanos == null) {
                        nanos = new int[rows];
                    }
                    nanos[row] = rest;
                }
            }
            return new TimestampColumn(type, rows, millis, nanos, fields.validity());
        }

        private static int zoneStart(byte[] bytes, int from, int to) {
            for (int i = Math.min(from + 11, to); i < to; i++) {
                if (bytes[i] == 'Z' || bytes[i] == '+' || bytes[i] == '-') {
                    return i;
                }
            }
            return to;
        }

        private long toUtc(long localMillis, byte[] bytes, int zoneStart, int to, Fields fields, int row) {
            if (zoneStart < to && bytes[zoneStart] == 'Z' && to - zoneStart == 1) {
                return localMillis;
            }
            try {
                ZoneId stated = zoneStart == to
                        ? zone
                        : ZoneOffset.of(new String(
                                bytes, zoneStart, to - zoneStart, java.nio.charset.StandardCharsets.ISO_8859_1));
                LocalDateTime dateTime = LocalDateTime.ofEpochSecond(
                        Math.floorDiv(localMillis, 1000L),
                        Math.floorMod(localMillis, 1000) * 1_000_000,
                        ZoneOffset.UTC);
                return dateTime.atZone(stated).toInstant().toEpochMilli();
            } catch (DateTimeException e) {
                fields.invalid(row);
                return 0;
            }
        }

        @Override
        public String expected() {
            return local ? " (such as 2024-02-29 23:59:59Z)" : " (such as 2024-02-29 23:59:59)";
        }
    }
}
