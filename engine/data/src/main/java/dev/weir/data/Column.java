package dev.weir.data;

import org.jspecify.annotations.Nullable;

/**
 * The values of one field for all rows of a batch, in plain arrays. Hot code switches on the subclass once a batch and
 * loops over its arrays; the methods here that take a row are for edges and slow paths.
 *
 * <p>Immutable once it is part of an emitted batch: whoever made the arrays hands them over. Arrays may be longer than
 * {@link #size()}. The content of a NULL row's slot is arbitrary but safe to read.
 */
public abstract sealed class Column
        permits BooleanColumn,
                IntColumn,
                LongColumn,
                FloatColumn,
                DoubleColumn,
                DecimalColumn,
                TimestampColumn,
                BytesColumn,
                ArrayColumn,
                MapColumn,
                RowColumn,
                ObjectColumn,
                ConstantColumn,
                DictionaryColumn {
    private final DataType type;
    private final int size;
    private final long @Nullable [] validity;

    Column(DataType type, int size, long @Nullable [] validity) {
        this.type = type;
        this.size = size;
        this.validity = validity;
    }

    /** The logical type of the values. */
    public final DataType type() {
        return type;
    }

    /** Number of rows. */
    public final int size() {
        return size;
    }

    /** The bitmap of rows that are not NULL (see {@link Validity}); null when none is NULL. */
    public final long @Nullable [] validity() {
        return validity;
    }

    /** Whether the value at a row is NULL. */
    public boolean isNull(int row) {
        return Validity.isNull(validity, row);
    }

    /** The value at a row as the Java object named at its {@link DataType}, null for NULL. */
    public final @Nullable Object value(int row) {
        return isNull(row) ? null : objectAt(row);
    }

    /** The value at a row that is not NULL. */
    abstract Object objectAt(int row);

    /** The rows at the given indexes, in that order. Strings and nested values are shared, not copied. */
    public abstract Column take(int[] rows, int count);

    /** This column without constant or dictionary encoding; itself when it has none. */
    public Column flat() {
        return this;
    }

    /** The same arrays seen as another type with the same representation. */
    public abstract Column as(DataType other);

    /** A rough count of the bytes it keeps alive, shared bytes included, for bounding queues. */
    public abstract long sizeInBytes();
}
