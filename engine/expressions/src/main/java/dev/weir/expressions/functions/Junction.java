package dev.weir.expressions.functions;

import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DataTypes;
import dev.weir.data.Validity;
import dev.weir.expressions.LazyKernel;
import dev.weir.expressions.Operand;
import dev.weir.expressions.Rows;
import dev.weir.expressions.kernels.BitmapLoops;
import dev.weir.expressions.kernels.Loops;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * AND or OR of any number of operands, in three-valued logic. An operand is evaluated only for rows that the ones
 * before have not decided: FALSE decides AND, TRUE decides OR. As a filter, operands that are bitmaps go first, all at
 * once and without branches; they cannot fail, so going first does no harm.
 */
final class Junction implements LazyKernel {
    private final boolean conjunction;

    Junction(boolean conjunction) {
        this.conjunction = conjunction;
    }

    @Override
    public Column evaluate(Operand[] operands, Rows rows) {
        int size = rows.physicalRows();
        boolean[] values = new boolean[size];
        Arrays.fill(values, conjunction);
        long[] validity = Validity.allValid(size);
        boolean anyNull = false;
        Rows open = rows;
        for (Operand operand : operands) {
            if (open.isEmpty()) {
                break;
            }
            Column column = operand.evaluate(open).flat();
            boolean[] inputs = ((BooleanColumn) column).values();
            int[] undecided = new int[open.count()];
            int n = 0;
            for (int i = 0; i < undecided.length; i++) {
                int row = open.row(i);
                if (column.isNull(row)) {
                    Validity.setNull(validity, row);
                    anyNull = true;
                    undecided[n++] = row;
                } else if (inputs[row] == conjunction) {
                    undecided[n++] = row;
                } else {
                    values[row] = !conjunction;
                    Validity.setValid(validity, row);
                }
            }
            open = Rows.selected(size, undecided, n);
        }
        return new BooleanColumn(DataTypes.BOOLEAN, size, values, anyNull ? validity : null);
    }

    @Override
    public Rows select(Operand[] operands, Rows rows) {
        return conjunction ? selectAll(operands, rows) : selectAny(operands, rows);
    }

    private static Rows selectAll(Operand[] operands, Rows rows) {
        Operand[] rest = operands.clone();
        Rows open = rows;
        if (rows.isDense()) {
            long[] bits = takeBits(rest, rows, true);
            open = bits == null ? rows : where(bits, rows);
        }
        for (Operand operand : rest) {
            if (open.isEmpty()) {
                return open;
            }
            if (operand != null) {
                open = operand.select(open);
            }
        }
        return open;
    }

    private static Rows selectAny(Operand[] operands, Rows rows) {
        Operand[] rest = operands.clone();
        Rows open = rows;
        if (rows.isDense()) {
            long[] bits = takeBits(rest, rows, false);
            if (bits != null) {
                BitmapLoops.not(bits);
                open = where(bits, rows);
            }
        }
        for (Operand operand : rest) {
            if (open.isEmpty()) {
                break;
            }
            if (operand != null) {
                open = open.without(operand.select(open));
            }
        }
        return rows.without(open);
    }

    /** Combines the operands that offer bitmaps and takes them out of the array; null if there are none. */
    private static long @Nullable [] takeBits(@Nullable Operand[] operands, Rows rows, boolean conjunction) {
        long[] combined = null;
        for (int i = 0; i < operands.length; i++) {
            Operand operand = operands[i];
            long[] bits = operand == null ? null : operand.bits(rows);
            if (bits == null) {
                continue;
            }
            operands[i] = null;
            if (combined == null) {
                combined = bits;
            } else if (conjunction) {
                for (int word = 0; word < combined.length; word++) {
                    combined[word] &= bits[word];
                }
            } else {
                for (int word = 0; word < combined.length; word++) {
                    combined[word] |= bits[word];
                }
            }
        }
        return combined;
    }

    private static Rows where(long[] bits, Rows rows) {
        if (!rows.isAll()) {
            return rows.where(bits);
        }
        int[] chosen = new int[rows.physicalRows()];
        int count = Loops.BITMAPS.compact(bits, chosen.length, chosen);
        return Rows.selected(chosen.length, chosen, count);
    }
}
