package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * ORDER BY, OFFSET and LIMIT over all rows of the input; runs as one instance. Either sorted, at the end of a bounded
 * input, or as a Top-N that is kept up to date: each epoch retracts the rows that left it and adds those that came in.
 */
public final class SortLimitOperator implements Operator {
    private static final int ROWS = 2048;
    /** How many rows more than needed are held before the surplus is dropped. */
    private static final int SLACK = 1 << 16;

    /** A value word: how many times the row is in the result last shown. */
    private static final int SHOWN = 1;

    /** A value word: how many times the row is in the result about to be shown; 0 between epochs. */
    private static final int NEXT = 2;

    private static final Batch ONE_ROW = Batch.of(new Schema(List.of()), 1);

    private final Factory factory;
    private final WeightedRows rows;
    private final RowOrder order;
    /** Has a record when rows have been retracted. */
    private final RecordTable retractions;

    private int[] shown;
    private boolean changed;
    private boolean finished;

    private SortLimitOperator(Factory factory, OperatorContext context) {
        this.factory = factory;
        rows = new WeightedRows(context.state(), "rows", factory.schema, RecordValue.words(3), RecordHome.FIRST);
        retractions = context.state().recordTable("retractions", new RecordLayout(List.of(), 0));
        shown = restoredShown();
        order = new RowOrder(rows.table(), factory.keys);
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        if (batch.isEmpty()) {
            return;
        }
        rows.add(batch);
        changed = true;
        if (batch.weights() != null && retractions.size() == 0) {
            retractions.findOrAdd(ONE_ROW, new int[0], new int[1]);
        }
        long wanted = factory.wanted();
        if (factory.mode == EmitMode.FINAL
                && retractions.size() == 0
                && rows.table().size() - SLACK > wanted) {
            dropSurplus();
        }
    }

    /** The rows in the result last shown, by what the rows themselves say. */
    private int[] restoredShown() {
        int[] all = new int[rows.table().size()];
        int count = rows.table().scan(0, all);
        return Arrays.stream(all, 0, count)
                .filter(record -> rows.get(record, SHOWN) != 0)
                .toArray();
    }

    /** Drops rows that later ones can only push further back; only without retractions. */
    private void dropSurplus() {
        int[] present = present();
        for (int record : order.first(present, present.length, factory.wanted())) {
            rows.set(record, SHOWN, 1);
        }
        for (int record : present) {
            if (rows.get(record, SHOWN) == 0) {
                rows.table().remove(record);
            } else {
                rows.set(record, SHOWN, 0);
            }
        }
    }

    /** All rows that are there, in any order. Forgets those that are not and were not shown. */
    private int[] present() {
        int[] all = new int[rows.table().size()];
        int count = rows.table().scan(0, all);
        int n = 0;
        for (int i = 0; i < count; i++) {
            int record = all[i];
            long weight = rows.get(record, WeightedRows.WEIGHT);
            all[n] = record;
            n += weight > 0 ? 1 : 0;
            if (weight == 0 && rows.get(record, SHOWN) == 0) {
                rows.table().remove(record);
            }
        }
        return Arrays.copyOf(all, n);
    }

    /** The rows that can be in the result, in order. */
    private int[] first() {
        int[] present = present();
        return order.first(present, present.length, factory.wanted());
    }

    @Override
    public void epoch(long epoch, Output output) {
        if (factory.mode == EmitMode.CHANGES && changed) {
            changed = false;
            output.emitAll(update().iterator());
        }
    }

    /** Compares the first rows with those shown before. */
    private List<Batch> update() {
        int[] sorted = first();
        int[] top = new int[sorted.length];
        int[] times = new int[sorted.length];
        int count = 0;
        long position = 0;
        for (int record : sorted) {
            long end = position + rows.get(record, WeightedRows.WEIGHT);
            long from = Math.max(position, factory.offset);
            long to = Math.min(end, factory.wanted());
            position = end;
            if (to > from) {
                top[count] = record;
                times[count++] = (int) (to - from);
            }
        }
        List<Batch> changes = differences(top, times, count);
        shown = Arrays.copyOf(top, count);
        return changes;
    }

    private List<Batch> differences(int[] top, int[] times, int count) {
        for (int i = 0; i < count; i++) {
            rows.set(top[i], NEXT, times[i]);
        }
        int[] records = new int[shown.length + count];
        int[] weights = new int[records.length];
        int n = 0;
        for (int record : shown) {
            records[n] = record;
            weights[n++] = (int) (rows.get(record, NEXT) - rows.get(record, SHOWN));
        }
        for (int i = 0; i < count; i++) {
            records[n] = top[i];
            weights[n] = times[i];
            n += rows.get(top[i], SHOWN) == 0 ? 1 : 0;
        }
        for (int record : shown) {
            rows.set(record, SHOWN, 0);
        }
        for (int i = 0; i < count; i++) {
            rows.set(top[i], SHOWN, times[i]);
            rows.set(top[i], NEXT, 0);
        }
        return List.of(nonZero(records, weights, n));
    }

    private Batch nonZero(int[] records, int[] weights, int count) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            records[n] = records[i];
            weights[n] = weights[i];
            n += weights[n] == 0 ? 0 : 1;
        }
        return rows.rows(records, weights, n);
    }

    @Override
    public boolean finish(Output output) {
        if (finished) {
            return true;
        }
        finished = true;
        if (factory.mode == EmitMode.CHANGES) {
            epoch(Long.MAX_VALUE, output);
        } else {
            output.emitAll(new InOrder(first()));
        }
        return true;
    }

    /** The rows asked for, in order, some at a time. */
    private final class InOrder implements Iterator<Batch> {
        private final int[] sorted;
        private int next;
        private long position;

        InOrder(int[] sorted) {
            this.sorted = sorted;
        }

        @Override
        public boolean hasNext() {
            return next < sorted.length && position < factory.wanted();
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int[] records = new int[ROWS];
            int[] weights = new int[ROWS];
            int n = 0;
            while (n < ROWS && hasNext()) {
                long weight = Math.max(0, rows.get(sorted[next], WeightedRows.WEIGHT));
                long from = Math.max(position, factory.offset);
                long to = Math.min(position + weight, factory.wanted());
                records[n] = sorted[next++];
                weights[n] = (int) Math.max(0, to - from);
                n += weights[n] > 0 ? 1 : 0;
                position += weight;
            }
            return rows.rows(records, weights, n);
        }
    }

    /**
     * The plan node.
     *
     * @param keys by what rows are ordered; empty: the first to come are the first
     * @param offset how many rows are left out at the start
     * @param limit how many rows come at most; {@link Long#MAX_VALUE} for all
     */
    public record Factory(Schema schema, List<SortKey> keys, long offset, long limit, EmitMode mode)
            implements InertFactory {
        public Factory {
            keys = List.copyOf(keys);
            if (offset < 0 || limit < 0) {
                throw new IllegalArgumentException("offset and limit must not be negative: " + offset + ", " + limit);
            }
        }

        /** Rows that may be in the result, those left out at the start included. */
        long wanted() {
            return limit > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + limit;
        }

        @Override
        public String describe() {
            List<String> parts = new ArrayList<>();
            if (!keys.isEmpty()) {
                parts.add("orderBy="
                        + keys.stream().map(key -> key.describe(schema)).toList());
            }
            if (offset > 0) {
                parts.add("offset=" + offset);
            }
            if (limit != Long.MAX_VALUE) {
                parts.add("limit=" + limit);
            }
            return (limit == Long.MAX_VALUE ? "Sort(" : "TopN(") + String.join(", ", parts) + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new SortLimitOperator(this, context);
        }
    }
}
