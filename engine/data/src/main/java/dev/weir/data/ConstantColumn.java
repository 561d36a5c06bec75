package dev.weir.data;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One value, or NULL, for every row. */
public final class ConstantColumn extends Column {
    private final Column single;

    /** @param single a flat column of one row that holds the value */
    public ConstantColumn(Column single, int size) {
        super(single.type(), size, null);
        assert single.size() == 1 && !(single instanceof ConstantColumn);
        this.single = single;
    }

    /** A constant from a Java object of the class named at its type, null for NULL. */
    public static ConstantColumn of(DataType type, @Nullable Object value, int size) {
        ColumnBuilder builder = ColumnBuilder.create(type, 1);
        builder.appendValue(value);
        return new ConstantColumn(builder.build(), size);
    }

    /** The value as a flat column of one row. */
    public Column single() {
        return single;
    }

    /** Whether the value is NULL. */
    public boolean isNull() {
        return single.isNull(0);
    }

    @Override
    public boolean isNull(int row) {
        return single.isNull(0);
    }

    @Override
    Object objectAt(int row) {
        return Objects.requireNonNull(single.value(0));
    }

    @Override
    public ConstantColumn take(int[] rows, int count) {
        return new ConstantColumn(single, count);
    }

    @Override
    public Column flat() {
        return single.take(new int[size()], size());
    }

    @Override
    public ConstantColumn as(DataType other) {
        return new ConstantColumn(single.as(other), size());
    }

    @Override
    public long sizeInBytes() {
        return single.sizeInBytes();
    }
}
