package dev.weir.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * MAP values: row {@code r} is the {@code lengths[r]} entries from {@code offsets[r]} of shared key and value columns.
 */
public final class MapColumn extends Column {
    private final Column keys;
    private final Column values;
    private final int[] offsets;
    private final int[] lengths;

    public MapColumn(
            DataType type,
            int size,
            Column keys,
            Column values,
            int[] offsets,
            int[] lengths,
            long @Nullable [] validity) {
        super(type, size, validity);
        this.keys = keys;
        this.values = values;
        this.offsets = offsets;
        this.lengths = lengths;
    }

    /** The keys of all entries. */
    public Column keys() {
        return keys;
    }

    /** The values of all entries. */
    public Column values() {
        return values;
    }

    /** Where each row's entries begin. */
    public int[] offsets() {
        return offsets;
    }

    /** How many entries each row has. */
    public int[] lengths() {
        return lengths;
    }

    @Override
    Map<@Nullable Object, @Nullable Object> objectAt(int row) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = offsets[row]; i < offsets[row] + lengths[row]; i++) {
            map.put(keys.value(i), values.value(i));
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public MapColumn take(int[] rows, int count) {
        int[] takenOffsets = new int[count];
        int[] takenLengths = new int[count];
        for (int i = 0; i < count; i++) {
            takenOffsets[i] = offsets[rows[i]];
            takenLengths[i] = lengths[rows[i]];
        }
        long[] valid = Validity.take(validity(), rows, count);
        return new MapColumn(type(), count, keys, values, takenOffsets, takenLengths, valid);
    }

    @Override
    public MapColumn as(DataType other) {
        return new MapColumn(other, size(), keys, values, offsets, lengths, validity());
    }

    @Override
    public long sizeInBytes() {
        return 8L * size() + keys.sizeInBytes() + values.sizeInBytes();
    }
}
