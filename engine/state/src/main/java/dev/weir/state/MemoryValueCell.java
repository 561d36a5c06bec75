package dev.weir.state;

import dev.weir.dataflow.state.StateLifetime;
import dev.weir.dataflow.state.ValueCell;
import org.jspecify.annotations.Nullable;

/** A value by key and namespace; remembers the row of the current key, so that reading and writing look it up once. */
final class MemoryValueCell<T> implements ValueCell<T>, NamedState {
    private static final int UNKNOWN = -2;

    private final MemoryObjectState state;
    private final ObjectSection.Kind kind;
    private final RemovedEntries removals;
    private final ObjectTable<T> table;
    private @Nullable Object namespace;
    private long choice = -1;
    private int row = UNKNOWN;

    MemoryValueCell(MemoryObjectState state, ObjectSection.Kind kind) {
        this.state = state;
        this.kind = kind;
        removals = new RemovedEntries(state.changes());
        table = new ObjectTable<>(state.changes(), removals, 0);
    }

    @Override
    public void setNamespace(@Nullable Object namespace) {
        if (this.namespace != namespace) {
            this.namespace = namespace;
            row = UNKNOWN;
        }
    }

    @Override
    public @Nullable T get() {
        int found = row();
        return found < 0 ? null : table.value(found);
    }

    @Override
    public void set(T value) {
        int found = row();
        if (found < 0) {
            found = table.locate(state.currentKey(), state.currentHash(), namespace);
            row = found;
        }
        table.setValue(found, value);
    }

    @Override
    public void clear() {
        int found = row();
        if (found >= 0) {
            table.remove(found);
            row = -1;
        }
    }

    private int row() {
        if (choice != state.choices() || row == UNKNOWN) {
            row = table.find(state.currentKey(), state.currentHash(), namespace);
            choice = state.choices();
        }
        return row;
    }

    @Override
    public ObjectSection.Kind kind() {
        return kind;
    }

    ObjectTable<T> table() {
        return table;
    }

    /** Rows have moved. */
    void forgetRow() {
        row = UNKNOWN;
    }

    @Override
    public void freeze(ObjectSnapshot snapshot, ObjectSection section) {
        freeze(snapshot, section, StateLifetime.UNKNOWN);
    }

    /** @param deadline what was touched up to this time for the last time is left out */
    void freeze(ObjectSnapshot snapshot, ObjectSection section, long deadline) {
        snapshot.add(new RemovalPass(removals, section, snapshot));
        snapshot.add(new TablePass(table, section, snapshot, deadline));
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // As they were stored.
    public void restore(@Nullable Object[] keys, long[] hashes, @Nullable Object[] values, int count) {
        if (table.hasNamespaces()) {
            NamedState.super.restore(keys, hashes, values, count);
            return;
        }
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        int[] rows = new int[count];
        table.locate(keys, hashes, order, count, rows);
        for (int i = 0; i < count; i++) {
            table.setValue(rows[i], (T) values[i]);
        }
        row = UNKNOWN;
    }

    @Override
    public void expect(long entries) {
        table.reserve(entries);
    }

    @Override
    public void forget(long place, long hash, @Nullable Object restoredNamespace, @Nullable Object key) {
        int found = table.find(key, hash, restoredNamespace);
        if (found >= 0) {
            table.remove(found);
        }
        row = UNKNOWN;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // As it was stored.
    public void restore(
            long place, long hash, @Nullable Object restoredNamespace, @Nullable Object key, @Nullable Object value) {
        table.setValue(table.locate(key, hash, restoredNamespace), (T) value);
        row = UNKNOWN;
    }

    @Override
    public void trim(int ended) {
        removals.trim(ended);
        table.touched().trim(ended);
    }
}
