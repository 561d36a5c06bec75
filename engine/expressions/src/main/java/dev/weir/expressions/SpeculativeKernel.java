package dev.weir.expressions;

import dev.weir.data.Column;
import org.jspecify.annotations.Nullable;

/**
 * A kernel that is cheap and fails for few rows: it is first tried as if it were total, over rows that are NULL or not
 * selected as well, and only where that met a row without a result is it called for exactly the rows that count.
 */
public interface SpeculativeKernel extends PartialKernel {
    /**
     * Evaluates at least the given rows, as {@link TotalKernel} does.
     *
     * @param arguments flat or constant columns of the physical length; what stands at NULL rows is arbitrary
     * @return a column of the physical length, or null if one of the rows that it looked at has no result, which may be
     *     one that does not count
     */
    @Nullable
    Column attempt(Column[] arguments, Rows rows, EvaluationContext context);
}
