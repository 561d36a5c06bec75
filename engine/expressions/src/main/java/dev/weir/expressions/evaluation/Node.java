package dev.weir.expressions.evaluation;

import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DictionaryColumn;
import dev.weir.expressions.Operand;
import dev.weir.expressions.Rows;
import org.jspecify.annotations.Nullable;

/**
 * A node of the graph that an evaluator walks once a batch. A node that several others use keeps its result until the
 * batch ends, so that common subexpressions are evaluated once.
 */
abstract class Node implements Operand {
    private final DataType type;
    final Frame frame;
    private boolean shared;
    private @Nullable Column kept;
    private @Nullable Rows keptRows;

    Node(DataType type, Frame frame) {
        this.type = type;
        this.frame = frame;
    }

    @Override
    public final DataType type() {
        return type;
    }

    /** Says that more than one node uses this one. */
    final void share() {
        shared = true;
    }

    /** Forgets the result kept for the batch. */
    final void forget() {
        kept = null;
        keptRows = null;
    }

    @Override
    public final Column evaluate(Rows rows) {
        if (!shared) {
            return compute(rows);
        }
        Column present = kept;
        if (present != null && keptRows != null && covers(keptRows, rows)) {
            return present;
        }
        Column result = compute(rows);
        kept = result;
        keptRows = rows;
        return result;
    }

    /** To find out costs about as much as to compute what costs little. */
    private boolean covers(Rows known, Rows rows) {
        return known == rows || known == frame.rows() || !isTotal() && known.containsAll(rows);
    }

    /** Whether it costs little and can fail for no row, so that it may be evaluated for rows that do not need it. */
    abstract boolean isTotal();

    /** The values for the given rows. */
    abstract Column compute(Rows rows);

    @Override
    public Rows select(Rows rows) {
        Column condition = evaluate(rows);
        if (condition instanceof DictionaryColumn dictionary) {
            return selectByDictionary(dictionary, rows);
        }
        return Operand.whereTrue(condition, rows);
    }

    @Override
    public long @Nullable [] bits(Rows rows) {
        return null;
    }

    private static Rows selectByDictionary(DictionaryColumn condition, Rows rows) {
        boolean[] values = ((BooleanColumn) condition.dictionary()).values();
        int[] indexes = condition.indexes();
        int[] chosen = new int[rows.count()];
        int n = 0;
        for (int i = 0; i < chosen.length; i++) {
            int row = rows.row(i);
            chosen[n] = row;
            n += values[indexes[row]] ? 1 : 0;
        }
        return Rows.selected(rows.physicalRows(), chosen, n).where(condition.validity());
    }
}
