package dev.weir.expressions;

import dev.weir.data.Column;

/**
 * A kernel that may fail or is costly: it is called for exactly the selected rows in which no argument is NULL, and
 * touches no others. Its result is NULL where an argument is (the evaluator sees to that) and where it says so itself.
 */
@FunctionalInterface
public non-sealed interface PartialKernel extends Kernel {
    /**
     * Evaluates the given rows.
     *
     * @param arguments flat or constant columns of the physical length
     * @return a column of the physical length; other rows are arbitrary but readable
     * @throws dev.weir.base.WeirException if the function is not defined for a row; the evaluator adds expression and
     *     values
     */
    Column evaluate(Column[] arguments, Rows rows, EvaluationContext context);
}
