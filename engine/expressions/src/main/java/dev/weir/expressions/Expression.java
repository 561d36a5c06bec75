package dev.weir.expressions;

import dev.weir.data.DataType;
import java.util.List;

/**
 * A typed expression over the columns of one batch. Immutable; equal expressions compute the same value for the same
 * row unless a function in them is {@linkplain ScalarFunction.Determinism#VOLATILE volatile}.
 */
public sealed interface Expression permits ColumnReference, Literal, Call {
    /** The type of its values. */
    DataType type();

    /**
     * The expression as SQL, as EXPLAIN and messages show it.
     *
     * @param columnNames the names of the batch's columns; a column beyond them is written {@code $index}
     */
    String sql(List<String> columnNames);
}
