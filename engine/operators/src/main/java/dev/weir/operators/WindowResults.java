package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.data.TimestampColumn;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.operators.aggregate.Aggregation;
import dev.weir.operators.aggregate.Groups;
import dev.weir.operators.aggregate.NamespacedGroups;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Makes the rows of complete windows from their slices, and drops slices that no later window needs. One thread. */
final class WindowResults {
    private static final int ROWS = 2048;

    private final Slices slices;
    private final Aggregation aggregation;
    private final NamespacedGroups groups;
    private final NamespacedGroups merged;
    private final EventTimes times;
    private final Schema output;
    private final int keyCount;

    /**
     * @param groups the slices by their ends
     * @param merged where slices are brought together, by the end of the last window of which they are a part
     */
    WindowResults(
            Slices slices,
            Aggregation aggregation,
            NamespacedGroups groups,
            NamespacedGroups merged,
            EventTimes times,
            Schema output,
            int keyCount) {
        this.slices = slices;
        this.aggregation = aggregation;
        this.groups = groups;
        this.merged = merged;
        this.times = times;
        this.output = output;
        this.keyCount = keyCount;
    }

    /** The rows of the windows of these ends, which are due in that order. */
    Iterator<Batch> of(List<Long> windowEnds) {
        return new Windows(windowEnds);
    }

    /** The groups of a window; its slices are merged if there are several. */
    private Groups groupsOf(long windowEnd) {
        if (slices.accumulates()) {
            Groups whole = merged.at(slices.lastWindowEnd(windowEnd));
            // Rows that were late for some windows but not for this one may lie in earlier slices.
            for (long end = slices.start(windowEnd) + slices.length(); end <= windowEnd; end += slices.length()) {
                if (groups.contains(end)) {
                    merge(groups.at(end), whole);
                    groups.drop(end);
                }
            }
            return whole;
        }
        Groups only = null;
        Groups whole = null;
        for (long end = slices.start(windowEnd) + slices.length(); end <= windowEnd; end += slices.length()) {
            if (!groups.contains(end)) {
                continue;
            }
            Groups slice = groups.at(end);
            if (only == null) {
                only = slice;
            } else {
                if (whole == null) {
                    whole = merged.at(windowEnd);
                    merge(only, whole);
                }
                merge(slice, whole);
            }
        }
        return whole != null ? whole : only != null ? only : groups.at(windowEnd);
    }

    private void merge(Groups from, Groups into) {
        RecordTable table = from.table();
        int[] records = new int[from.isOneTable() ? ROWS : Math.max(1, table.size())];
        int[] targets = new int[records.length];
        RecordTable.Cursor cursor = table.cursor();
        for (int count = cursor.next(records); count > 0; count = cursor.next(records)) {
            if (into.isOneTable()) {
                into.settle();
            }
            into.table().findOrAdd(table, records, count, targets);
            aggregation.merge(from, records, into, targets, count);
        }
    }

    /** Forgets what no window after this one needs. */
    private void dropAfter(long windowEnd) {
        if (slices.accumulates()) {
            if (slices.lastWindowEnd(windowEnd) == windowEnd) {
                merged.drop(windowEnd);
            }
        } else {
            merged.drop(windowEnd);
            groups.drop(slices.start(windowEnd) + slices.length());
        }
    }

    private Batch rows(Groups window, int[] records, int count, long windowEnd) {
        Column[] columns = new Column[output.size()];
        for (int key = 0; key < keyCount; key++) {
            columns[key] = window.table().key(key, records, count);
        }
        Column[] aggregates = aggregation.results(window, records, count);
        System.arraycopy(aggregates, 0, columns, keyCount, aggregates.length);
        int at = keyCount + aggregates.length;
        columns[at] = time(output.type(at), slices.start(windowEnd), count);
        columns[at + 1] = time(output.type(at + 1), windowEnd, count);
        DataType timeType = output.type(at + 2);
        long last = timeType instanceof DataType.TimestampLtz ? times.toEpoch(windowEnd) - 1 : windowEnd - 1;
        columns[at + 2] = time(timeType, last, count);
        long[] sizes = aggregation.rowCounts(window, records, count);
        int[] present = new int[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            present[n] = i;
            n += sizes[i] > 0 ? 1 : 0;
        }
        Batch batch = Batch.of(output, count, columns);
        return n == count ? batch : batch.select(present, n);
    }

    private static Column time(DataType type, long millis, int count) {
        return new ConstantColumn(new TimestampColumn(type, 1, new long[] {millis}, null, null), count);
    }

    private final class Windows implements Iterator<Batch> {
        private final Queue<Long> ends;
        private final int[] records = new int[ROWS];
        /** The window being read; null between two. */
        private @Nullable Groups window;

        private RecordTable.@Nullable Cursor cursor;

        private long end;
        private int count;

        Windows(List<Long> windowEnds) {
            ends = new ArrayDeque<>(windowEnds);
        }

        @Override
        public boolean hasNext() {
            return count > 0 || advance();
        }

        /** Goes on to the next rows or window; false when there are no more. */
        private boolean advance() {
            RecordTable.Cursor current = cursor;
            count = current == null ? 0 : current.next(records);
            while (count == 0) {
                close();
                Long next = ends.poll();
                if (next == null) {
                    return false;
                }
                end = next;
                Groups opened = groupsOf(end);
                window = opened;
                RecordTable.Cursor groupsOfIt = opened.table().cursor();
                cursor = groupsOfIt;
                count = groupsOfIt.next(records);
            }
            return true;
        }

        private void close() {
            if (window != null) {
                window = null;
                cursor = null;
                dropAfter(end);
            }
        }

        @Override
        public Batch next() {
            Groups current = hasNext() ? window : null;
            if (current == null) {
                throw new NoSuchElementException();
            }
            Batch batch = rows(current, records, count, end);
            count = 0;
            return batch;
        }
    }
}
