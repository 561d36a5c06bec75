package dev.weir.expressions;

import dev.weir.data.DataType;
import java.util.List;

/** The value of a column of the batch, by index. */
public record ColumnReference(int index, DataType type) implements Expression {
    @Override
    public String sql(List<String> columnNames) {
        return index < columnNames.size() ? columnNames.get(index) : "$" + index;
    }

    @Override
    public String toString() {
        return sql(List.of());
    }
}
