package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.ConstantColumn;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.expressions.evaluation.Filter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of one window joined, some at a time: pairs, then the rows of either side that had none. One thread. */
final class WindowMatches implements Iterator<Batch> {
    private static final int ROWS = 2048;

    private final JoinSide[] sides;
    private final int[] leftKeys;
    private final JoinKind kind;
    private final @Nullable Filter residual;
    private final Schema left;
    private final Schema right;
    private final Schema output;
    private final boolean[][] matched;

    /** Rows of the left that are being joined. */
    private int[] lefts = new int[0];

    private int[] heads = new int[0];
    private int at;
    /** The next match of the row at {@link #at}. */
    private int pending = RecordTable.NONE;

    private int scannedLeft;
    /** How far the sides have been searched for rows without a match. */
    private final int[] searched = new int[2];

    private @Nullable Batch ready;

    WindowMatches(
            JoinSide[] sides,
            int[][] keys,
            JoinKind kind,
            @Nullable Filter residual,
            Schema left,
            Schema right,
            Schema output) {
        this.sides = sides;
        this.leftKeys = keys[0];
        this.kind = kind;
        this.residual = residual;
        this.left = left;
        this.right = right;
        this.output = output;
        matched = new boolean[][] {
            new boolean[sides[0].rows().capacity()], new boolean[sides[1].rows().capacity()]
        };
    }

    @Override
    public boolean hasNext() {
        while (ready == null) {
            Batch next = nextPairs();
            for (int side = 0; side < 2 && next == null; side++) {
                next = kind.keeps(side) ? nextAlone(side) : null;
            }
            if (next == null) {
                return false;
            }
            ready = next.isEmpty() ? null : next;
        }
        return true;
    }

    @Override
    public Batch next() {
        if (!hasNext() || ready == null) {
            throw new NoSuchElementException();
        }
        Batch next = ready;
        ready = null;
        return next;
    }

    /** Some pairs, perhaps none; null when there are no more. */
    private @Nullable Batch nextPairs() {
        int[] own = new int[ROWS];
        int[] others = new int[ROWS];
        int n = 0;
        while (n < ROWS) {
            if (pending == RecordTable.NONE) {
                if (at == lefts.length && !scanLeft()) {
                    break;
                }
                pending = heads[at++];
                continue;
            }
            own[n] = lefts[at - 1];
            others[n++] = pending;
            pending = sides[1].next(pending);
        }
        return n == 0 ? null : pairs(own, others, n);
    }

    /** Looks for the matches of some more rows of the left. */
    private boolean scanLeft() {
        int[] some = new int[ROWS];
        int count = sides[0].rows().scan(scannedLeft, some);
        if (count == 0) {
            return false;
        }
        scannedLeft = some[count - 1] + 1;
        lefts = Arrays.copyOf(some, count);
        Column[] columns = new Column[left.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = sides[0].column(c, lefts, count);
        }
        heads = sides[1].find(Batch.of(left, count, columns), leftKeys);
        for (int key : leftKeys) {
            for (int i = 0; i < count; i++) {
                // A NULL equals nothing, though tables find it.
                heads[i] = columns[key].isNull(i) ? RecordTable.NONE : heads[i];
            }
        }
        at = 0;
        return true;
    }

    private Batch pairs(int[] own, int[] others, int count) {
        Column[] columns = new Column[output.size()];
        int[] weights = new int[count];
        for (int c = 0; c < left.size(); c++) {
            columns[c] = sides[0].column(c, own, count);
        }
        for (int c = 0; c < right.size(); c++) {
            columns[left.size() + c] = sides[1].column(c, others, count);
        }
        for (int i = 0; i < count; i++) {
            weights[i] = sides[0].weight(own[i]) * sides[1].weight(others[i]);
        }
        Batch joined = Batch.of(output, count, columns).withWeights(weights);
        Batch kept = residual == null ? joined : residual.apply(joined);
        for (int i = 0; i < kept.size(); i++) {
            matched[0][own[kept.row(i)]] = true;
            matched[1][others[kept.row(i)]] = true;
        }
        return kept;
    }

    /** Some rows of a side that were in no pair, with NULLs for the other; null when there are no more. */
    private @Nullable Batch nextAlone(int side) {
        int[] some = new int[ROWS];
        int count = sides[side].rows().scan(searched[side], some);
        if (count == 0) {
            return null;
        }
        searched[side] = some[count - 1] + 1;
        int n = 0;
        int[] alone = new int[count];
        for (int i = 0; i < count; i++) {
            alone[n] = some[i];
            n += matched[side][some[i]] ? 0 : 1;
        }
        int[] weights = new int[n];
        for (int i = 0; i < n; i++) {
            weights[i] = sides[side].weight(alone[i]);
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < output.size(); c++) {
            boolean own = (c < left.size()) == (side == 0);
            int place = c < left.size() ? c : c - left.size();
            columns.add(own ? sides[side].column(place, alone, n) : nulls(c, n));
        }
        return Batch.of(output, n, columns.toArray(new Column[0])).withWeights(weights);
    }

    private Column nulls(int column, int count) {
        ColumnBuilder builder = ColumnBuilder.create(output.type(column).withNullable(true), 1);
        builder.appendNull();
        return new ConstantColumn(builder.build(), count);
    }
}
