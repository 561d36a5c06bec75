package dev.weir.data;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link MapColumn}. */
public final class MapColumnBuilder extends ColumnBuilder {
    private final ColumnBuilder keys;
    private final ColumnBuilder values;
    private final Ranges ranges;

    MapColumnBuilder(DataType.MapOf type, int capacity) {
        super(type);
        keys = create(type.key(), capacity);
        values = create(type.value(), capacity);
        ranges = new Ranges(capacity);
    }

    /** Where the keys of the next row go; as many as {@link #values()}. */
    public ColumnBuilder keys() {
        return keys;
    }

    /** Where the values of the next row go. */
    public ColumnBuilder values() {
        return values;
    }

    /** Appends the row of all entries added since the row before. */
    public void endRow() {
        assert keys.size() == values.size();
        ranges.end(size(), keys.size());
        advanceValid();
    }

    @Override
    void appendSlot() {
        ranges.end(size(), keys.size());
    }

    @Override
    void appendFlat(Column source, int row) {
        MapColumn maps = (MapColumn) source;
        int first = maps.offsets()[row];
        for (int i = first; i < first + maps.lengths()[row]; i++) {
            keys.append(maps.keys(), i);
            values.append(maps.values(), i);
        }
        ranges.end(size(), keys.size());
    }

    @Override
    void appendObject(@Nullable Object value) {
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) Objects.requireNonNull(value)).entrySet()) {
            keys.appendValue(entry.getKey());
            values.appendValue(entry.getValue());
        }
        ranges.end(size(), keys.size());
    }

    @Override
    MapColumn finish(int rows, long @Nullable [] bits) {
        MapColumn column =
                new MapColumn(type(), rows, keys.build(), values.build(), ranges.offsets(), ranges.lengths(), bits);
        ranges.reset();
        return column;
    }
}
