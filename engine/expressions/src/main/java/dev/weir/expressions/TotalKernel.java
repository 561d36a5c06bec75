package dev.weir.expressions;

import dev.weir.data.Column;

/**
 * A kernel that can fail for no input, so that it may run over rows that are NULL or not selected and ignore both. Its
 * result is NULL where an argument is (the evaluator sees to that) and where it says so itself.
 */
@FunctionalInterface
public non-sealed interface TotalKernel extends Kernel {
    /**
     * Evaluates at least the given rows.
     *
     * @param arguments flat or constant columns of the physical length; what stands at NULL rows is arbitrary
     * @return a column of the physical length; its bitmap need not repeat the arguments' NULLs
     */
    Column evaluate(Column[] arguments, Rows rows, EvaluationContext context);
}
