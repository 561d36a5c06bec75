package dev.weir.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns weighted rows into Flink's kinds of changes, at the edges where people or other systems want them: rows of one
 * key of which one is retracted and one added are {@code -U} and {@code +U}, others {@code -D} and {@code +I}. Rows
 * that cancel each other vanish. Works on Java objects. One thread.
 */
public final class RowKinds {
    private final int @Nullable [] keys;
    private final Map<Row, Map<Row, Integer>> changes = new LinkedHashMap<>();

    /**
     * @param keys columns of which each value has at most one row; empty when there is at most one row; null when
     *     unknown
     */
    public RowKinds(int @Nullable [] keys) {
        this.keys = keys == null ? null : keys.clone();
    }

    /** Adds the changes of a batch. */
    public void add(Batch batch) {
        for (int i = 0; i < batch.size(); i++) {
            int weight = batch.weight(batch.row(i));
            if (weight != 0) {
                Row row = batch.toRow(i).withKind(RowKind.INSERT);
                changes.computeIfAbsent(keyOf(row), key -> new LinkedHashMap<>())
                        .merge(row, weight, Integer::sum);
            }
        }
    }

    private Row keyOf(Row row) {
        if (keys == null) {
            return row;
        }
        @Nullable Object[] values = new @Nullable Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            values[i] = row.getField(keys[i]);
        }
        return Row.of(values);
    }

    /** Whether nothing was added since the last {@link #drain}. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The net changes of all batches added, keys in the order of their first change; forgets them. */
    public List<Row> drain() {
        List<Row> result = new ArrayList<>();
        for (Map<Row, Integer> rows : changes.values()) {
            drainKey(rows, result);
        }
        changes.clear();
        return result;
    }

    private static void drainKey(Map<Row, Integer> rows, List<Row> result) {
        List<Row> removed = new ArrayList<>();
        List<Row> added = new ArrayList<>();
        rows.forEach((row, weight) -> {
            for (int n = Math.abs(weight); n > 0; n--) {
                (weight < 0 ? removed : added).add(row);
            }
        });
        int updates = Math.min(removed.size(), added.size());
        for (int i = 0; i < updates; i++) {
            result.add(removed.get(i).withKind(RowKind.UPDATE_BEFORE));
            result.add(added.get(i).withKind(RowKind.UPDATE_AFTER));
        }
        removed.subList(updates, removed.size()).forEach(row -> result.add(row.withKind(RowKind.DELETE)));
        added.subList(updates, added.size()).forEach(row -> result.add(row.withKind(RowKind.INSERT)));
    }
}
