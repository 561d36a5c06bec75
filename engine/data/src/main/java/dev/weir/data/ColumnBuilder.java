package dev.weir.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes a column row by row. For edges, state and operators that reorder rows; decoders and kernels fill arrays
 * themselves. After {@link #build()} it is empty and can be used again; what was built keeps its arrays. One thread at
 * a time.
 */
public abstract sealed class ColumnBuilder
        permits BooleanColumnBuilder,
                IntColumnBuilder,
                LongColumnBuilder,
                FloatColumnBuilder,
                DoubleColumnBuilder,
                DecimalColumnBuilder,
                TimestampColumnBuilder,
                BytesColumnBuilder,
                ArrayColumnBuilder,
                MapColumnBuilder,
                RowColumnBuilder,
                ObjectColumnBuilder {
    private final DataType type;
    private int size;
    private long @Nullable [] validity;

    ColumnBuilder(DataType type) {
        this.type = type;
    }

    /** A builder for columns of that type, with room for some rows before it grows. */
    public static ColumnBuilder create(DataType type, int capacity) {
        int room = Math.max(capacity, 4);
        return switch (type) {
            case DataType.Bool t -> new BooleanColumnBuilder(type, room);
            case DataType.TinyInt t -> new IntColumnBuilder(type, room);
            case DataType.SmallInt t -> new IntColumnBuilder(type, room);
            case DataType.Int t -> new IntColumnBuilder(type, room);
            case DataType.Date t -> new IntColumnBuilder(type, room);
            case DataType.Time t -> new IntColumnBuilder(type, room);
            case DataType.YearMonthInterval t -> new IntColumnBuilder(type, room);
            case DataType.Null t -> new IntColumnBuilder(type, room);
            case DataType.BigInt t -> new LongColumnBuilder(type, room);
            case DataType.DayTimeInterval t -> new LongColumnBuilder(type, room);
            case DataType.Float32 t -> new FloatColumnBuilder(type, room);
            case DataType.Float64 t -> new DoubleColumnBuilder(type, room);
            case DataType.Decimal t -> new DecimalColumnBuilder(t, room);
            case DataType.Timestamp t -> new TimestampColumnBuilder(type, room);
            case DataType.TimestampLtz t -> new TimestampColumnBuilder(type, room);
            case DataType.Char t -> new BytesColumnBuilder(type, room);
            case DataType.VarChar t -> new BytesColumnBuilder(type, room);
            case DataType.Binary t -> new BytesColumnBuilder(type, room);
            case DataType.VarBinary t -> new BytesColumnBuilder(type, room);
            case DataType.Array t -> new ArrayColumnBuilder(t, room);
            case DataType.MapOf t -> new MapColumnBuilder(t, room);
            case DataType.RowOf t -> new RowColumnBuilder(t, room);
            case DataType.Opaque t -> new ObjectColumnBuilder(type, room);
        };
    }

    /** The type of the column being built. */
    public final DataType type() {
        return type;
    }

    /** Rows appended since the last {@link #build()}. */
    public final int size() {
        return size;
    }

    /** Appends NULL. */
    public final void appendNull() {
        appendSlot();
        int row = advance();
        if (validity == null) {
            validity = Validity.allValid(Math.max(row + 1, 64));
        }
        growValidity(row);
        Validity.setNull(validity, row);
    }

    /** Appends the value of a row of a column of the same representation, of any encoding. */
    public final void append(Column source, int row) {
        if (source.isNull(row) && !(source instanceof ObjectColumn)) {
            appendNull();
            return;
        }
        switch (source) {
            case ConstantColumn constant -> appendFlat(constant.single(), 0);
            case DictionaryColumn dictionary ->
                appendFlat(dictionary.dictionary(), dictionary.indexes()[row]);
            default -> appendFlat(source, row);
        }
        advanceValid();
    }

    /**
     * Appends a Java object of the class named at the {@link DataType}; null for NULL.
     *
     * @throws ClassCastException if it is of another class
     */
    public final void appendValue(@Nullable Object value) {
        if (value == null && !(type instanceof DataType.Opaque)) {
            appendNull();
            return;
        }
        appendObject(value);
        advanceValid();
    }

    /** The column of all rows appended; the builder is empty afterwards. */
    public final Column build() {
        long[] bits = validity == null ? null : Arrays.copyOf(validity, Validity.words(Math.max(size, 1)));
        Column column = finish(size, bits);
        size = 0;
        validity = null;
        return column;
    }

    /** Counts a row whose value a subclass has written. */
    final void advanceValid() {
        int row = advance();
        if (validity != null) {
            growValidity(row);
        }
    }

    private int advance() {
        return size++;
    }

    private void growValidity(int row) {
        long[] bits = java.util.Objects.requireNonNull(validity);
        int words = Validity.words(row + 1);
        if (words > bits.length) {
            validity = Arrays.copyOf(bits, Math.max(words, bits.length * 2));
            Arrays.fill(validity, bits.length, validity.length, -1L);
        }
    }

    /** Writes a readable value for a NULL at index {@link #size()}. */
    abstract void appendSlot();

    /** Writes the value of a row that is not NULL, of a flat column, at index {@link #size()}. */
    abstract void appendFlat(Column source, int row);

    /** Writes a value at index {@link #size()}. */
    abstract void appendObject(@Nullable Object value);

    /** Makes the column of the first rows and forgets its arrays. */
    abstract Column finish(int rows, long @Nullable [] bits);

    /** The capacity to grow to from a full array. */
    static int grown(int capacity) {
        return Math.max(16, capacity + (capacity >> 1));
    }
}
