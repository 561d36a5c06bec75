package dev.weir.expressions.functions;

import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DataTypes;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.NullAwareKernel;
import dev.weir.expressions.Rows;

/** IS NULL and IS NOT NULL. */
final class NullTest implements NullAwareKernel {
    private final boolean whenPresent;

    NullTest(boolean whenPresent) {
        this.whenPresent = whenPresent;
    }

    @Override
    public Column evaluate(Column[] arguments, Rows rows, EvaluationContext context) {
        Column column = arguments[0];
        boolean[] results = new boolean[rows.physicalRows()];
        for (int row = 0; row < results.length; row++) {
            results[row] = column.isNull(row) != whenPresent;
        }
        return new BooleanColumn(DataTypes.BOOLEAN, results.length, results, null);
    }
}
