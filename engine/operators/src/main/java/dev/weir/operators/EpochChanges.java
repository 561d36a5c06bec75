package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Schema;
import dev.weir.operators.aggregate.Aggregation;
import dev.weir.operators.aggregate.Groups;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Which groups were touched in the present epoch, and what their rows were before it: enough to emit one net change a
 * group. Rows are the key's columns, then the aggregates. One thread.
 */
final class EpochChanges {
    /** Groups touched by one batch; the columns are their rows before it, those of absent groups without meaning. */
    private record Touched(int[] records, boolean[] existed, Column[] before) {}

    private final Aggregation aggregation;
    private final Groups groups;
    private final Schema output;
    private final int keyCount;
    private final List<Touched> touched = new ArrayList<>();
    /** A bit a record: touched in this epoch. */
    private long[] marks = new long[1];

    private int[] fresh = new int[0];

    EpochChanges(Aggregation aggregation, Groups groups, Schema output, int keyCount) {
        this.aggregation = aggregation;
        this.groups = groups;
        this.output = output;
        this.keyCount = keyCount;
    }

    boolean isEmpty() {
        return touched.isEmpty();
    }

    /** Notes the rows of those groups that have not been touched in this epoch; they are about to be updated. */
    void beforeUpdate(int[] records, int count) {
        int words = (groups.table().capacity() >>> 6) + 1;
        if (marks.length < words) {
            marks = Arrays.copyOf(marks, Math.max(words, marks.length * 2));
        }
        if (fresh.length < count + 1) {
            fresh = new int[count + 1];
        }
        int n = 0;
        for (int i = 0; i < count; i++) {
            int record = records[i];
            long mark = marks[record >>> 6];
            fresh[n] = record;
            n += (int) (~mark >>> record & 1);
            marks[record >>> 6] = mark | 1L << record;
        }
        if (n == 0) {
            return;
        }
        int[] own = Arrays.copyOf(fresh, n);
        long[] sizes = aggregation.rowCounts(groups, own, n);
        boolean[] existed = new boolean[n];
        boolean any = false;
        for (int i = 0; i < n; i++) {
            existed[i] = sizes[i] > 0;
            any |= existed[i];
        }
        touched.add(new Touched(own, existed, any ? aggregation.results(groups, own, n) : new Column[0]));
    }

    /** The rows of some groups. */
    Column[] rows(int[] records, int count) {
        return withKeys(records, count, aggregation.results(groups, records, count));
    }

    private Column[] withKeys(int[] records, int count, Column[] results) {
        Column[] columns = new Column[keyCount + results.length];
        for (int key = 0; key < keyCount; key++) {
            columns[key] = groups.table().key(key, records, count);
        }
        System.arraycopy(results, 0, columns, keyCount, results.length);
        return columns;
    }

    /** The net changes of the epoch; draining them begins the next one. */
    Iterator<Batch> drain() {
        return new Drain();
    }

    private final class Drain implements Iterator<Batch> {
        private final Queue<Batch> ready = new ArrayDeque<>();
        private int next;

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && next < touched.size()) {
                compare(touched.get(next++));
                if (next == touched.size()) {
                    touched.clear();
                    next = 0;
                }
            }
            return !ready.isEmpty();
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        private void compare(Touched part) {
            int count = part.records.length;
            Column[] after = aggregation.results(groups, part.records, count);
            long[] sizes = aggregation.rowCounts(groups, part.records, count);
            boolean[] different = new boolean[count];
            for (int c = 0; c < part.before.length; c++) {
                RowComparison.markDifferent(part.before[c], after[c], count, different);
            }
            int[] retracted = new int[count];
            int[] added = new int[count];
            int retractions = 0;
            int additions = 0;
            for (int i = 0; i < count; i++) {
                boolean exists = sizes[i] > 0;
                boolean changed = exists != part.existed[i] || different[i];
                retracted[retractions] = i;
                retractions += part.existed[i] && changed ? 1 : 0;
                added[additions] = i;
                additions += exists && changed ? 1 : 0;
            }
            Column[] rows = withKeys(part.records, count, after);
            if (retractions > 0) {
                Column[] old = rows.clone();
                System.arraycopy(part.before, 0, old, keyCount, part.before.length);
                int[] weights = new int[count];
                Arrays.fill(weights, -1);
                ready.add(Batch.of(output, count, old).withWeights(weights).select(retracted, retractions));
            }
            if (additions > 0) {
                ready.add(Batch.of(output, count, rows).select(added, additions));
            }
            release(part.records, sizes);
        }

        /** Forgets groups without rows, and which groups were touched. */
        private void release(int[] records, long[] sizes) {
            int[] gone = new int[records.length];
            int n = 0;
            for (int i = 0; i < records.length; i++) {
                marks[records[i] >>> 6] &= ~(1L << records[i]);
                gone[n] = records[i];
                n += sizes[i] == 0 ? 1 : 0;
            }
            aggregation.remove(groups, gone, n);
        }
    }
}
