package dev.weir.state;

import dev.weir.data.BooleanColumn;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.DataType;
import dev.weir.data.DecimalColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.data.Validity;
import dev.weir.dataflow.state.ByteArena;
import dev.weir.dataflow.state.RecordPages;
import org.jspecify.annotations.Nullable;

/** Turns the words of keys in records back into columns. */
final class KeyDecoder {
    private final KeyLayout layout;
    private final RecordPages pages;
    private final ByteArena arena;

    KeyDecoder(KeyLayout layout, RecordPages pages, ByteArena arena) {
        this.layout = layout;
        this.pages = pages;
        this.arena = arena;
    }

    /** A column of the keys of some records; the validity is handed over. */
    Column decode(int key, int[] records, int count, long @Nullable [] validity) {
        KeyField field = layout.field(key);
        long[] first = words(records, count, layout.firstWord() + field.word());
        DataType type = field.type();
        return switch (field.form()) {
            case NUMBER -> number(type, first, count, validity);
            case FLOATING -> floating(type, first, count, validity);
            case DECIMAL -> new DecimalColumn(type, count, first, second(field, records, count), validity);
            case TIMESTAMP -> new TimestampColumn(type, count, first, ints(second(field, records, count)), validity);
            case BYTES -> bytes(type, first, second(field, records, count), count, validity);
            case NESTED -> nested(type, first, second(field, records, count), count, validity);
        };
    }

    private long[] second(KeyField field, int[] records, int count) {
        return words(records, count, layout.firstWord() + field.word() + 1);
    }

    private long[] words(int[] records, int count, int word) {
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = pages.page(records[i])[pages.offset(records[i]) + word];
        }
        return words;
    }

    private static int[] ints(long[] words) {
        int[] values = new int[words.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) words[i];
        }
        return values;
    }

    private static Column number(DataType type, long[] words, int count, long @Nullable [] validity) {
        return switch (type) {
            case DataType.Bool t -> {
                boolean[] values = new boolean[count];
                for (int i = 0; i < count; i++) {
                    values[i] = words[i] != 0;
                }
                yield new BooleanColumn(type, count, values, validity);
            }
            case DataType.BigInt t -> new LongColumn(type, count, words, validity);
            case DataType.DayTimeInterval t -> new LongColumn(type, count, words, validity);
            case DataType.Decimal t -> new DecimalColumn(type, count, words, null, validity);
            case DataType.Timestamp t -> new TimestampColumn(type, count, words, null, validity);
            case DataType.TimestampLtz t -> new TimestampColumn(type, count, words, null, validity);
            default -> new IntColumn(type, count, ints(words), validity);
        };
    }

    private static Column floating(DataType type, long[] words, int count, long @Nullable [] validity) {
        if (type instanceof DataType.Float32) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = Float.intBitsToFloat((int) words[i]);
            }
            return new FloatColumn(type, count, values, validity);
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = Double.longBitsToDouble(words[i]);
        }
        return new DoubleColumn(type, count, values, validity);
    }

    private BytesColumn bytes(DataType type, long[] first, long[] second, int count, long @Nullable [] validity) {
        int[] offsets = new int[count];
        int[] lengths = new int[count];
        int total = 0;
        for (int i = 0; i < count; i++) {
            offsets[i] = total;
            lengths[i] = ByteArena.length(first[i]);
            total = Math.addExact(total, lengths[i]);
        }
        byte[] bytes = new byte[total];
        for (int i = 0; i < count; i++) {
            arena.copy(first[i], second[i], bytes, offsets[i]);
        }
        return new BytesColumn(type, count, bytes, offsets, lengths, validity);
    }

    private Column nested(DataType type, long[] first, long[] second, int count, long @Nullable [] validity) {
        ColumnBuilder builder = ColumnBuilder.create(type, count);
        for (int i = 0; i < count; i++) {
            if (Validity.isNull(validity, i)) {
                builder.appendNull();
                continue;
            }
            byte[] encoded = new byte[ByteArena.length(first[i])];
            arena.copy(first[i], second[i], encoded, 0);
            builder.appendValue(NestedCodec.decode(type, encoded));
        }
        return builder.build();
    }

    /** Compares a column of two keys that are not NULL. */
    int compare(int key, int recordA, int recordB) {
        KeyField field = layout.field(key);
        long[] pageA = pages.page(recordA);
        long[] pageB = pages.page(recordB);
        int a = pages.offset(recordA) + layout.firstWord() + field.word();
        int b = pages.offset(recordB) + layout.firstWord() + field.word();
        return switch (field.form()) {
            case NUMBER -> Long.compare(pageA[a], pageB[b]);
            case FLOATING ->
                field.type() instanceof DataType.Float32
                        ? Float.compare(Float.intBitsToFloat((int) pageA[a]), Float.intBitsToFloat((int) pageB[b]))
                        : Double.compare(Double.longBitsToDouble(pageA[a]), Double.longBitsToDouble(pageB[b]));
            case DECIMAL -> {
                int upper = Long.compare(pageA[a + 1], pageB[b + 1]);
                yield upper != 0 ? upper : Long.compareUnsigned(pageA[a], pageB[b]);
            }
            case TIMESTAMP -> {
                int millis = Long.compare(pageA[a], pageB[b]);
                yield millis != 0 ? millis : Long.compare(pageA[a + 1], pageB[b + 1]);
            }
            case BYTES, NESTED -> arena.compare(pageA[a], pageA[a + 1], pageB[b], pageB[b + 1]);
        };
    }
}
