package dev.weir.formats.parquet;

import dev.weir.data.BooleanColumn;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DecimalColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LittleEndian;
import dev.weir.data.LongColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.formats.parquet.Footer.Logical;
import dev.weir.formats.parquet.Footer.Physical;
import dev.weir.formats.parquet.Footer.Unit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of a column that are not NULL. Fixed-size ones are kept in PLAIN encoding; binary ones as indexes into a
 * dictionary until it has too many bytes, then in PLAIN encoding too. One thread.
 */
final class ValueWriter {
    private static final int MAX_DICTIONARY_BYTES = 1 << 20;

    private final WrittenType type;
    private final int width;
    private final RecordBuffer plain = new RecordBuffer(new byte[0]);
    /** Where each binary value begins in {@link #plain}. */
    private int[] starts = new int[0];

    private @Nullable ByteDictionary dictionary;
    private int[] indexes = new int[1024];
    private int count;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    ValueWriter(WrittenType type) {
        this.type = type;
        this.width = switch (type.physical()) {
            case BOOLEAN -> 1;
            case INT32, FLOAT -> 4;
            case INT64, DOUBLE -> 8;
            case FIXED_LEN_BYTE_ARRAY -> type.length();
            default -> 0;
        };
        clear();
    }

    void clear() {
        plain.clear();
        count = 0;
        least = Long.MAX_VALUE;
        most = Long.MIN_VALUE;
        dictionary = type.physical() == Physical.BYTE_ARRAY ? new ByteDictionary() : null;
    }

    long size() {
        return dictionary == null ? plain.size() : dictionary.size() + 2L * count;
    }

    void add(Column column, int row) {
        switch (column) {
            case IntColumn ints -> addInt(ints.values()[row]);
            case LongColumn longs -> addLong(longs.values()[row]);
            case TimestampColumn timestamps -> addLong(epoch(timestamps, row));
            case DoubleColumn doubles -> putLong(Double.doubleToRawLongBits(doubles.values()[row]));
            case FloatColumn floats -> putInt(Float.floatToRawIntBits(floats.values()[row]));
            case BooleanColumn booleans -> plain.put(booleans.values()[row] ? 1 : 0);
            case DecimalColumn decimals -> addDecimal(decimals, row);
            case BytesColumn bytes -> {
                addBytes(bytes.bytes(), bytes.offsets()[row], bytes.lengths()[row]);
                return;
            }
            default ->
                throw new IllegalStateException("not written: " + column.type().name());
        }
        count++;
    }

    private long epoch(TimestampColumn column, int row) {
        long millis = column.millis()[row];
        int nanos = column.nanosOfMilli() == null ? 0 : column.nanosOfMilli()[row];
        Unit unit = ((Logical.Timestamp) type.logical()).unit();
        return switch (unit) {
            case MILLIS -> millis;
            case MICROS -> Math.addExact(Math.multiplyExact(millis, 1_000L), nanos / 1_000);
            case NANOS -> Math.addExact(Math.multiplyExact(millis, 1_000_000L), nanos);
        };
    }

    private void addInt(int value) {
        least = Math.min(least, value);
        most = Math.max(most, value);
        putInt(value);
    }

    private void addLong(long value) {
        least = Math.min(least, value);
        most = Math.max(most, value);
        putLong(value);
    }

    private void putInt(int value) {
        LittleEndian.putInt(plain.ensure(4), plain.size(), value);
        plain.advance(4);
    }

    private void putLong(long value) {
        LittleEndian.putLong(plain.ensure(8), plain.size(), value);
        plain.advance(8);
    }

    private void addDecimal(DecimalColumn column, int row) {
        long low = column.low()[row];
        switch (type.physical()) {
            case INT32 -> addInt((int) low);
            case INT64 -> addLong(low);
            default -> {
                long[] high = column.high();
                putBigEndian(high == null ? low >> 63 : high[row]);
                putBigEndian(low);
            }
        }
    }

    private void putBigEndian(long value) {
        putLong(Long.reverseBytes(value));
    }

    private void addBytes(byte[] bytes, int offset, int length) {
        if (dictionary != null) {
            if (count == indexes.length) {
                indexes = Arrays.copyOf(indexes, count * 2);
            }
            indexes[count++] = dictionary.indexOf(bytes, offset, length);
            if (dictionary.size() > MAX_DICTIONARY_BYTES) {
                giveUpDictionary(dictionary);
            }
            return;
        }
        putBytes(bytes, offset, length);
        count++;
    }

    private void giveUpDictionary(ByteDictionary given) {
        dictionary = null;
        int known = count;
        for (count = 0; count < known; count++) {
            int index = indexes[count];
            putBytes(given.bytes(), given.offset(index), given.length(index));
        }
    }

    private void putBytes(byte[] bytes, int offset, int length) {
        if (starts.length <= count + 1) {
            starts = Arrays.copyOf(starts, Math.max(1024, (count + 2) * 2));
        }
        starts[count] = plain.size();
        putInt(length);
        plain.put(bytes, offset, length);
        starts[count + 1] = plain.size();
    }

    /** The dictionary's page, or null when there is none. */
    byte @Nullable [] dictionaryPage() {
        return dictionary == null || count == 0 ? null : dictionary.page();
    }

    int dictionarySize() {
        return dictionary == null ? 0 : dictionary.count();
    }

    /** Appends some of the values as a page has them. */
    void writeTo(RecordBuffer target, int from, int some) {
        if (dictionary != null && count > 0) {
            int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(dictionary.count() - 1));
            target.put(bits);
            pack(target, from, some, bits);
        } else if (type.physical() == Physical.BYTE_ARRAY) {
            if (some > 0) {
                target.put(plain.bytes(), starts[from], starts[from + some] - starts[from]);
            }
        } else if (type.physical() == Physical.BOOLEAN) {
            for (int i = 0; i < some; i += 8) {
                int bits = 0;
                for (int k = i; k < Math.min(i + 8, some); k++) {
                    bits |= plain.bytes()[from + k] << k - i;
                }
                target.put(bits);
            }
        } else {
            target.put(plain.bytes(), from * width, some * width);
        }
    }

    /** Indexes as one run of packed groups of eight. */
    private void pack(RecordBuffer target, int from, int some, int bits) {
        int groups = some + 7 >>> 3;
        ColumnWriter.varint(target, (long) groups << 1 | 1);
        long word = 0;
        int filled = 0;
        for (int i = 0; i < groups * 8; i++) {
            long index = i < some ? indexes[from + i] : 0;
            word |= index << filled;
            filled += bits;
            while (filled >= 8) {
                target.put((int) word);
                word >>>= 8;
                filled -= 8;
            }
        }
    }

    /** The least value as statistics have it; null when they have none. */
    byte @Nullable [] least() {
        return statistic(least);
    }

    /** The greatest value; see {@link #least()}. */
    byte @Nullable [] most() {
        return statistic(most);
    }

    private byte @Nullable [] statistic(long value) {
        if (least > most || type.physical() != Physical.INT32 && type.physical() != Physical.INT64) {
            return null;
        }
        byte[] bytes = new byte[8];
        LittleEndian.putLong(bytes, 0, value);
        return Arrays.copyOf(bytes, width);
    }
}
