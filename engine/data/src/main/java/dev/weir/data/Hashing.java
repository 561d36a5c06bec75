package dev.weir.data;

import dev.weir.data.objects.ObjectHashes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of key columns, computed a column at a time for all physical rows. Equal values have equal hashes whatever the
 * encoding of their column; a NULL has a hash of its own. The result decides key groups, so it is part of the format of
 * snapshots and never changes.
 *
 * <p>Mixing is the finaliser of splitmix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators",
 * 2014).
 */
public final class Hashing {
    private static final long NULL_HASH = 0x9E3779B97F4A7C15L;
    private static final long COMBINE = 0xBF58476D1CE4E5B9L;

    private Hashing() {}

    /**
     * The hashes of the given columns of a batch, by physical row; those that travel with it when they are of these.
     */
    public static KeyHashes of(Batch batch, int[] keys) {
        KeyHashes present = batch.keyHashes();
        if (present != null && present.areOf(keys)) {
            return present;
        }
        long[] hashes = new long[batch.physicalRows()];
        hash(batch, keys, hashes);
        return new KeyHashes(keys, hashes);
    }

    /**
     * As {@link #of(Batch, int[])}, for hashes that are forgotten with the batch.
     *
     * @param buffer receives the hashes when none travel with the batch; as long as its physical rows at least
     * @return the buffer, or the hashes that travel
     */
    public static long[] of(Batch batch, int[] keys, long[] buffer) {
        KeyHashes present = batch.keyHashes();
        if (present != null && present.areOf(keys)) {
            return present.hashes();
        }
        hash(batch, keys, buffer);
        return buffer;
    }

    private static void hash(Batch batch, int[] keys, long[] hashes) {
        int rows = batch.physicalRows();
        if (keys.length == 0) {
            Arrays.fill(hashes, 0, rows, 0);
        }
        for (int i = 0; i < keys.length; i++) {
            if (i == 0) {
                hash(batch.column(keys[0]), rows, hashes);
            } else {
                long[] next = new long[rows];
                hash(batch.column(keys[i]), rows, next);
                for (int row = 0; row < rows; row++) {
                    hashes[row] = mix(hashes[row] * COMBINE + next[row]);
                }
            }
        }
    }

    /**
     * The hash of one object key: {@link Object#hashCode} mixed; that of a {@link Long} is the mixed number, so that
     * two of them are equal when their hashes are, as two {@link Integer}s are, and a BIGINT is where the same
     * {@link Long} is. The constants of enums, also within records, collections, maps and optionals, go by their names:
     * their own hashes are others in every process. Fails when the key has no hashCode but that of {@link Object}.
     */
    public static long ofObject(@Nullable Object key) {
        return switch (key) {
            case null -> NULL_HASH;
            case Long number -> mix(number);
            default -> mix(ObjectHashes.hash(key));
        };
    }

    /** Scatters the bits of a value. */
    public static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** The hash of some bytes. */
    public static long ofBytes(byte[] bytes, int offset, int length) {
        long hash = length * COMBINE;
        int end = offset + length;
        int i = offset;
        for (; i + 8 <= end; i += 8) {
            hash = (hash ^ LittleEndian.longAt(bytes, i)) * 0x94D049BB133111EBL;
            hash ^= hash >>> 32;
        }
        if (i < end) {
            hash = (hash ^ LittleEndian.tailAt(bytes, i, end)) * 0x94D049BB133111EBL;
            hash ^= hash >>> 32;
        }
        return mix(hash);
    }

    private static void hash(Column column, int rows, long[] hashes) {
        switch (column) {
            case IntColumn c -> {
                int[] values = c.values();
                for (int row = 0; row < rows; row++) {
                    hashes[row] = mix(values[row]);
                }
            }
            case LongColumn c -> {
                long[] values = c.values();
                for (int row = 0; row < rows; row++) {
                    hashes[row] = mix(values[row]);
                }
            }
            case TimestampColumn c -> hashTimestamps(c, rows, hashes);
            case BytesColumn c -> {
                for (int row = 0; row < rows; row++) {
                    hashes[row] = ofBytes(c.bytes(), c.offsets()[row], c.lengths()[row]);
                }
            }
            case DictionaryColumn c -> {
                long[] distinct = new long[c.dictionary().size()];
                hash(c.dictionary(), distinct.length, distinct);
                for (int row = 0; row < rows; row++) {
                    hashes[row] = distinct[c.indexes()[row]];
                }
            }
            case ConstantColumn c -> {
                long[] single = new long[1];
                hash(c.single(), 1, single);
                Arrays.fill(hashes, 0, rows, single[0]);
            }
            default -> hashRowByRow(column, rows, hashes);
        }
        long[] validity = column.validity();
        if (validity != null) {
            for (int row = 0; row < rows; row++) {
                if (Validity.isNull(validity, row)) {
                    hashes[row] = NULL_HASH;
                }
            }
        }
    }

    private static void hashTimestamps(TimestampColumn column, int rows, long[] hashes) {
        long[] millis = column.millis();
        int[] nanos = column.nanosOfMilli();
        for (int row = 0; row < rows; row++) {
            long hash = mix(millis[row]);
            hashes[row] = nanos == null || nanos[row] == 0 ? hash : mix(hash + nanos[row]);
        }
    }

    private static void hashRowByRow(Column column, int rows, long[] hashes) {
        for (int row = 0; row < rows; row++) {
            hashes[row] = column.isNull(row) ? NULL_HASH : hashAt(column, row);
        }
    }

    private static long hashAt(Column column, int row) {
        return switch (column) {
            case BooleanColumn c -> mix(c.values()[row] ? 1 : 0);
            case FloatColumn c -> mix(Float.floatToIntBits(c.values()[row] + 0f));
            case DoubleColumn c -> mix(Double.doubleToLongBits(c.values()[row] + 0d));
            case DecimalColumn c -> {
                long[] high = c.high();
                yield high == null ? mix(c.low()[row]) : mix(mix(high[row]) + c.low()[row]);
            }
            case ArrayColumn c -> hashRange(c.elements(), c.offsets()[row], c.lengths()[row]);
            case MapColumn c -> hashEntries(c, row);
            case RowColumn c -> {
                long hash = c.fields().size();
                for (Column field : c.fields()) {
                    hash = mix(hash * COMBINE + single(field, row));
                }
                yield hash;
            }
            case ObjectColumn c -> ofObject(c.values()[row]);
            default -> single(column, row);
        };
    }

    private static long hashRange(Column elements, int offset, int length) {
        long hash = length;
        for (int i = offset; i < offset + length; i++) {
            hash = mix(hash * COMBINE + single(elements, i));
        }
        return hash;
    }

    /** Maps are equal whatever the order of their entries, so entries are summed. */
    private static long hashEntries(MapColumn maps, int row) {
        long hash = maps.lengths()[row];
        int first = maps.offsets()[row];
        for (int i = first; i < first + maps.lengths()[row]; i++) {
            hash += mix(single(maps.keys(), i) * COMBINE + single(maps.values(), i));
        }
        return mix(hash);
    }

    private static long single(Column column, int row) {
        Column one = column.take(new int[] {row}, 1);
        long[] hash = new long[1];
        hash(one, 1, hash);
        return hash[0];
    }
}
