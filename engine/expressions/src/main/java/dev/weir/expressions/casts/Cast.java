package dev.weir.expressions.casts;

import dev.weir.data.Column;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Rows;

/** A conversion of columns of one type to columns of another. */
@FunctionalInterface
public interface Cast {
    /**
     * Converts the given rows, none of which is NULL.
     *
     * @param input flat or constant, of the physical length
     * @return a column of the physical length, in which only the given rows have meaning
     * @throws dev.weir.base.WeirException if a value has no counterpart, unless the cast was made lenient: then it is
     *     NULL
     */
    Column apply(Column input, Rows rows, EvaluationContext context);
}
