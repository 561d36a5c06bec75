package dev.weir.expressions;

import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import org.jspecify.annotations.Nullable;

/** An argument of a {@link LazyKernel} that has not been evaluated yet. */
public interface Operand {
    /** The type of its values. */
    DataType type();

    /** Its values for at least the given rows: a column of the physical length, of any encoding. */
    Column evaluate(Rows rows);

    /** Those of the rows for which it is TRUE; it must be a BOOLEAN. */
    Rows select(Rows rows);

    /**
     * A bitmap of the rows for which it is TRUE, or null if it does not offer one: only operands do that cost next to
     * nothing a row and cannot fail. Bits of rows that are not selected are arbitrary. The array belongs to the caller.
     */
    long @Nullable [] bits(Rows rows);

    /** Those of the rows at which a column of BOOLEAN is TRUE. */
    static Rows whereTrue(Column condition, Rows rows) {
        BooleanColumn flags = (BooleanColumn) condition.flat();
        boolean[] values = flags.values();
        int[] kept = new int[rows.count()];
        int n = 0;
        for (int i = 0; i < kept.length; i++) {
            int row = rows.row(i);
            kept[n] = row;
            n += values[row] && !flags.isNull(row) ? 1 : 0;
        }
        return n == kept.length ? rows : Rows.selected(rows.physicalRows(), kept, n);
    }
}
