package dev.weir.expressions;

import dev.weir.data.Column;

/** A kernel that evaluates its operands itself, and only for the rows that need them: CASE, AND, OR, COALESCE. */
public non-sealed interface LazyKernel extends Kernel {
    /**
     * Evaluates the given rows.
     *
     * @return a column of the physical length; other rows are arbitrary but readable
     */
    Column evaluate(Operand[] operands, Rows rows);

    /** Those of the rows for which the result is TRUE. Only called when the result is a BOOLEAN. */
    default Rows select(Operand[] operands, Rows rows) {
        return Operand.whereTrue(evaluate(operands, rows), rows);
    }
}
