package dev.weir.operators;

import static dev.weir.dataflow.state.RecordTable.NONE;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.ConstantColumn;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.expressions.evaluation.Filter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one window joined: some keys after the other, of these the pairs, then the rows of either side that were
 * in none. First all keys of the left, then those that only the right has. One thread.
 */
final class WindowMatches implements Iterator<Batch> {
    private static final int KEYS = 1024;
    private static final int ROWS = 2048;

    private final JoinSide[] sides;
    private final JoinKind kind;
    private final @Nullable Filter residual;
    private final Schema left;
    private final Schema output;
    private final Schema keySchema;
    private final int[] keyColumns;

    /** Whose keys are walked. */
    private int walked;

    private RecordTable.Cursor cursor;
    /** Some keys of the side that is walked. */
    private final int[] own = new int[KEYS];
    /** The same keys of the other side, NONE for those that it does not have, or that equal nothing. */
    private final int[] others = new int[KEYS];

    private int count;
    /** The key, and the rows of either side, of the pair to come. */
    private int at = NONE;

    private int leftRow = NONE;
    private int rightRow = NONE;
    /** By side, rows of these keys that were in a pair. */
    private final BitSet[] matched = {new BitSet(), new BitSet()};
    /** By side, the key and the row to come of those that may have been in none. */
    private final int[] aloneAt = {NONE, NONE};

    private final int[] aloneRow = {NONE, NONE};

    private @Nullable Batch ready;

    WindowMatches(JoinSide[] sides, JoinKind kind, @Nullable Filter residual, Schema left, Schema output) {
        this.sides = sides;
        this.kind = kind;
        this.residual = residual;
        this.left = left;
        this.output = output;
        List<Field> fields = new ArrayList<>();
        sides[0].heads().layout().keys().forEach(type -> fields.add(new Field("key" + fields.size(), type)));
        keySchema = new Schema(fields);
        keyColumns = Indexes.all(fields.size());
        cursor = sides[0].heads().cursor();
    }

    @Override
    public boolean hasNext() {
        while (ready == null) {
            Batch next = walked == 0 ? nextPairs() : null;
            for (int side = 0; side < 2 && next == null; side++) {
                next = kind.keeps(side) ? nextAlone(side) : null;
            }
            if (next == null && !advance()) {
                return false;
            }
            ready = next == null || next.isEmpty() ? null : next;
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

    /** Goes on to other keys; false when there are no more. */
    private boolean advance() {
        count = cursor.next(own);
        if (count == 0 && walked == 0 && kind.keeps(1)) {
            walked = 1;
            cursor = sides[1].heads().cursor();
            count = cursor.next(own);
        }
        if (count == 0) {
            return false;
        }
        sides[1 - walked].settle();
        findOthers();
        at = NONE;
        leftRow = NONE;
        rightRow = NONE;
        for (int side = 0; side < 2; side++) {
            matched[side].clear();
            aloneAt[side] = NONE;
            aloneRow[side] = NONE;
        }
        return true;
    }

    private void findOthers() {
        RecordTable heads = sides[walked].heads();
        Column[] columns = new Column[keyColumns.length];
        for (int key : keyColumns) {
            columns[key] = heads.key(key, own, count);
        }
        sides[1 - walked].heads().find(Batch.of(keySchema, count, columns), keyColumns, others);
        for (Column column : columns) {
            for (int i = 0; i < count; i++) {
                // A NULL equals nothing, though tables find it.
                others[i] = column.isNull(i) ? NONE : others[i];
            }
        }
    }

    /** Some pairs, perhaps none; null when these keys have no more. */
    private @Nullable Batch nextPairs() {
        int[] lefts = new int[ROWS];
        int[] rights = new int[ROWS];
        int n = 0;
        while (n < ROWS && (rightRow != NONE || nextLeft())) {
            lefts[n] = leftRow;
            rights[n++] = rightRow;
            rightRow = sides[1].next(rightRow);
        }
        return n == 0 ? null : pairs(lefts, rights, n);
    }

    /** Goes on to the next row of the left whose key the right has, too. */
    private boolean nextLeft() {
        leftRow = leftRow == NONE ? NONE : sides[0].next(leftRow);
        while (leftRow == NONE) {
            if (at + 1 >= count) {
                return false;
            }
            at++;
            leftRow = others[at] == NONE ? NONE : sides[0].first(own[at]);
        }
        rightRow = sides[1].first(others[at]);
        return true;
    }

    private Batch pairs(int[] lefts, int[] rights, int pairCount) {
        Column[] columns = new Column[output.size()];
        int[] weights = new int[pairCount];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = c < left.size()
                    ? sides[0].column(c, lefts, pairCount)
                    : sides[1].column(c - left.size(), rights, pairCount);
        }
        for (int i = 0; i < pairCount; i++) {
            weights[i] = sides[0].weight(lefts[i]) * sides[1].weight(rights[i]);
        }
        Batch joined = Batch.of(output, pairCount, columns).withWeights(weights);
        Batch kept = residual == null ? joined : residual.apply(joined);
        for (int i = 0; i < kept.size(); i++) {
            matched[0].set(lefts[kept.row(i)]);
            matched[1].set(rights[kept.row(i)]);
        }
        return kept;
    }

    /** Some rows of a side that were in no pair, with NULLs for the other; null when these keys have no more. */
    private @Nullable Batch nextAlone(int side) {
        int[] alone = new int[ROWS];
        int n = 0;
        while (n < ROWS && nextOf(side)) {
            alone[n] = aloneRow[side];
            n += matched[side].get(aloneRow[side]) ? 0 : 1;
        }
        if (n == 0) {
            return null;
        }
        int[] weights = IntStream.of(alone).limit(n).map(sides[side]::weight).toArray();
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < output.size(); c++) {
            boolean isOwn = (c < left.size()) == (side == 0);
            int place = c < left.size() ? c : c - left.size();
            columns.add(isOwn ? sides[side].column(place, alone, n) : nulls(c, n));
        }
        return Batch.of(output, n, columns.toArray(new Column[0])).withWeights(weights);
    }

    /** Goes on to the next row of a side that has one of these keys. */
    private boolean nextOf(int side) {
        aloneRow[side] = aloneRow[side] == NONE ? NONE : sides[side].next(aloneRow[side]);
        while (aloneRow[side] == NONE) {
            if (aloneAt[side] + 1 >= count) {
                return false;
            }
            int key = ++aloneAt[side];
            int head = head(side, key);
            aloneRow[side] = head == NONE ? NONE : sides[side].first(head);
        }
        return true;
    }

    private int head(int side, int key) {
        if (walked == 0) {
            return side == 0 ? own[key] : others[key];
        }
        // Keys that the left has as well have had their turn.
        return side == 1 && others[key] == NONE ? own[key] : NONE;
    }

    private Column nulls(int column, int rows) {
        ColumnBuilder builder = ColumnBuilder.create(output.type(column).withNullable(true), 1);
        builder.appendNull();
        return new ConstantColumn(builder.build(), rows);
    }
}
