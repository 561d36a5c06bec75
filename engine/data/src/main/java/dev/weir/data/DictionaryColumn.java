package dev.weir.data;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values as indexes into a small column of distinct ones. NULL rows are marked in the bitmap; the dictionary has none.
 */
public final class DictionaryColumn extends Column {
    private final Column dictionary;
    private final int[] indexes;

    /** @param indexes the row of the dictionary by row; NULL rows have a valid index */
    public DictionaryColumn(Column dictionary, int size, int[] indexes, long @Nullable [] validity) {
        super(dictionary.type(), size, validity);
        this.dictionary = dictionary;
        this.indexes = indexes;
    }

    /** The distinct values, flat. */
    public Column dictionary() {
        return dictionary;
    }

    /** The dictionary's row by row. */
    public int[] indexes() {
        return indexes;
    }

    @Override
    Object objectAt(int row) {
        return Objects.requireNonNull(dictionary.value(indexes[row]));
    }

    @Override
    public DictionaryColumn take(int[] rows, int count) {
        int[] taken = new int[count];
        for (int i = 0; i < count; i++) {
            taken[i] = indexes[rows[i]];
        }
        return new DictionaryColumn(dictionary, count, taken, Validity.take(validity(), rows, count));
    }

    @Override
    public Column flat() {
        Column values = dictionary.take(indexes, size());
        return validity() == null ? values : withValidity(values);
    }

    private Column withValidity(Column values) {
        ColumnBuilder builder = ColumnBuilder.create(type(), size());
        for (int row = 0; row < size(); row++) {
            if (isNull(row)) {
                builder.appendNull();
            } else {
                builder.append(values, row);
            }
        }
        return builder.build();
    }

    @Override
    public DictionaryColumn as(DataType other) {
        return new DictionaryColumn(dictionary.as(other), size(), indexes, validity());
    }

    @Override
    public long sizeInBytes() {
        return 4L * size() + dictionary.sizeInBytes();
    }
}
