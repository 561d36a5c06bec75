package dev.weir.stream.operators;

import dev.weir.dataflow.state.ObjectSlices;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.stream.windows.TimeWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The slices of a window operator, and the windows that are made of them. Where slices cannot be shared, a table
 * belongs to one window and goes by its start.
 */
final class SliceTables {
    /** The values of a window by key. */
    static final class Result {
        private final TimeWindow window;
        private final List<@Nullable Object> keys = new ArrayList<>();
        private final List<Long> hashes = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        private Result(TimeWindow window) {
            this.window = window;
        }

        TimeWindow window() {
            return window;
        }

        int size() {
            return values.size();
        }

        @Nullable
        Object key(int row) {
            return keys.get(row);
        }

        long hash(int row) {
            return hashes.get(row);
        }

        Object value(int row) {
            return values.get(row);
        }
    }

    private static final String MERGED = "window-merged";
    private static final long NONE = Long.MIN_VALUE;

    private final Slices slices;
    private final SliceFold fold;
    private final ObjectSlices<Object> sharedTables;
    private final ObjectSlices<Object> windowTables;
    private final ObjectSlices<Object> scratch;
    private @Nullable Boolean shared;
    private long lastSlice = NONE;
    private ObjectSlices.@Nullable Slice<Object> lastTable;
    private int count;

    SliceTables(Slices slices, SliceFold fold, ObjectState objects) {
        this.slices = slices;
        this.fold = fold;
        sharedTables = objects.slices("window-slices");
        windowTables = objects.slices("window-tables");
        scratch = objects.slices(MERGED);
        int sharedCount = sharedTables.ids().length;
        count = sharedCount + windowTables.ids().length;
        // What was restored says which of both it is.
        shared = count == 0 ? null : Boolean.valueOf(sharedCount > 0);
    }

    private ObjectSlices<Object> tables() {
        return isByWindow() ? windowTables : sharedTables;
    }

    boolean isEmpty() {
        return count == 0;
    }

    private boolean isShared(Object firstValue) {
        if (shared == null) {
            shared = slices.size() == slices.width() || fold.sharesSlices(firstValue);
        }
        return shared;
    }

    /**
     * Adds a record.
     *
     * @param computed windows that end by this time are left alone
     */
    void add(long time, long computed, @Nullable Object key, long hash, Object value) throws Exception {
        if (isShared(value)) {
            fold(slices.slice(time), key, hash, value);
            return;
        }
        long last = slices.lastWindow(time);
        for (long window = slices.firstWindow(time); window <= last; window += slices.slide()) {
            if (slices.lastTime(window) > computed) {
                fold(window, key, hash, value);
            }
        }
    }

    private void fold(long id, @Nullable Object key, long hash, Object value) throws Exception {
        ObjectSlices.Slice<Object> table = lastTable;
        if (id != lastSlice || table == null) {
            if (tables().find(id) == null) {
                count++;
            }
            table = tables().slice(id);
            lastTable = table;
            lastSlice = id;
        }
        int row = table.locate(key, hash);
        table.setValue(row, fold.add(table.value(row), value));
    }

    /** When the first window ends that has records and ends behind a time: its last millisecond. */
    long nextEnd(long computed) {
        long end = Long.MAX_VALUE;
        for (long id : tables().ids()) {
            long window = isByWindow() ? id : slices.firstWindow(id);
            while (slices.lastTime(window) <= computed && !isByWindow() && window < slices.lastWindow(id)) {
                window += slices.slide();
            }
            if (slices.lastTime(window) > computed) {
                end = Math.min(end, slices.lastTime(window));
            }
        }
        return end;
    }

    private boolean isByWindow() {
        return Boolean.FALSE.equals(shared);
    }

    /** The starts of the windows with records that end behind one time and by another, in order. */
    long[] due(long computed, long time) {
        long[] ids = tables().ids();
        long[] due = new long[16];
        int size = 0;
        long next = NONE;
        for (long id : ids) {
            long window = isByWindow() ? id : Math.max(next, slices.firstWindow(id));
            long last = isByWindow() ? id : slices.lastWindow(id);
            for (; window <= last && slices.lastTime(window) <= time; window += slices.slide()) {
                if (slices.lastTime(window) > computed) {
                    if (size == due.length) {
                        due = Arrays.copyOf(due, 2 * size);
                    }
                    due[size++] = window;
                }
                next = window + slices.slide();
            }
        }
        return Arrays.copyOf(due, size);
    }

    /** The values of a window by key. */
    Result result(long window) throws Exception {
        Result result = new Result(new TimeWindow(window, window + slices.size()));
        if (isByWindow() || slices.width() == slices.size()) {
            ObjectSlices.Slice<Object> table = tables().find(window);
            if (table != null) {
                read(table, result);
            }
            return result;
        }
        ObjectSlices.Slice<Object> merged = scratch.slice(0);
        for (long id : tables().ids()) {
            if (id >= window && id < window + slices.size()) {
                merge(tables().slice(id), merged);
            }
        }
        read(merged, result);
        scratch.drop(0);
        return result;
    }

    private void merge(ObjectSlices.Slice<Object> from, ObjectSlices.Slice<Object> into) throws Exception {
        for (int row = 0; row < from.size(); row++) {
            int target = into.locate(from.key(row), from.hash(row));
            Object value = java.util.Objects.requireNonNull(from.value(row));
            Object before = into.value(target);
            into.setValue(target, before == null ? value : fold.merge(before, value));
        }
    }

    private void read(ObjectSlices.Slice<Object> table, Result result) {
        for (int row = 0; row < table.size(); row++) {
            result.keys.add(table.key(row));
            result.hashes.add(table.hash(row));
            result.values.add(fold.result(java.util.Objects.requireNonNull(table.value(row))));
        }
    }

    /** Forgets the slices all of whose windows end by a time. */
    void dropUntil(long computed) {
        for (long id : tables().ids()) {
            long last = isByWindow() ? id : slices.lastWindow(id);
            if (slices.lastTime(last) <= computed) {
                tables().drop(id);
                count--;
            }
        }
        lastSlice = NONE;
        lastTable = null;
    }
}
