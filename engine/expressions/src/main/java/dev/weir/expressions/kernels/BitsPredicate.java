package dev.weir.expressions.kernels;

import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DataTypes;
import dev.weir.data.Validity;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.PredicateKernel;
import dev.weir.expressions.Rows;

/** A condition whose BOOLEAN column follows from its bitmap. */
abstract class BitsPredicate implements PredicateKernel {
    @Override
    public final Column evaluate(Column[] arguments, Rows rows, EvaluationContext context) {
        int physicalRows = rows.physicalRows();
        boolean[] values = new boolean[physicalRows];
        Loops.BITMAPS.expand(bits(arguments, physicalRows), physicalRows, values);
        return new BooleanColumn(DataTypes.BOOLEAN, physicalRows, values, null);
    }

    static long[] newBits(int rows) {
        return new long[Validity.words(rows)];
    }
}
