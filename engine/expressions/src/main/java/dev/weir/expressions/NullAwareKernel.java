package dev.weir.expressions;

import dev.weir.data.Column;

/** A kernel that sees NULL arguments and gives them a meaning of its own, such as IS NULL. */
@FunctionalInterface
public non-sealed interface NullAwareKernel extends Kernel {
    /**
     * Evaluates the given rows.
     *
     * @param arguments flat or constant columns of the physical length, NULLs marked
     * @return a column of the physical length; other rows are arbitrary but readable
     * @throws dev.weir.base.WeirException if the function is not defined for a row; the evaluator adds expression and
     *     values
     */
    Column evaluate(Column[] arguments, Rows rows, EvaluationContext context);
}
