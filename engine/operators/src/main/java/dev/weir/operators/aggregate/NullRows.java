package dev.weir.operators.aggregate;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;

/** Looks for NULLs among the rows that count: often an earlier filter has left none, though the column has some. */
final class NullRows {
    private NullRows() {}

    static boolean areNone(Column column, int[] rows, int count) {
        long[] validity = column.validity();
        if (validity == null) {
            return !(column instanceof ConstantColumn constant && constant.isNull());
        }
        long present = 1;
        for (int i = 0; i < count; i++) {
            present &= validity[rows[i] >>> 6] >>> rows[i];
        }
        return (present & 1) != 0;
    }
}
