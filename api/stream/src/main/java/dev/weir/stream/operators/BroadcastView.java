package dev.weir.stream.operators;

import dev.weir.data.Hashing;
import dev.weir.dataflow.state.ObjectSlices;
import dev.weir.stream.state.BroadcastState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Broadcast state in a table of its own, whatever the current key. */
record BroadcastView<K, V>(ObjectSlices.Slice<V> table) implements BroadcastState<K, V> {
    private int row(K key) {
        return table.find(key, Hashing.ofObject(key));
    }

    @Override
    public @Nullable V get(K key) {
        int row = row(key);
        return row < 0 ? null : table.value(row);
    }

    @Override
    public boolean contains(K key) {
        return row(key) >= 0;
    }

    @Override
    public void put(K key, V value) {
        table.setValue(table.locate(key, Hashing.ofObject(key)), value);
    }

    @Override
    public void putAll(Map<K, V> map) {
        map.forEach(this::put);
    }

    @Override
    public void remove(K key) {
        int row = row(key);
        if (row >= 0) {
            table.remove(row);
        }
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // A null key is the user's affair.
    public Iterable<Map.Entry<K, V>> entries() {
        List<Map.Entry<K, V>> entries = new ArrayList<>(table.size());
        for (int row = 0; row < table.size(); row++) {
            entries.add(Map.entry((K) table.key(row), table.value(row)));
        }
        return Collections.unmodifiableList(entries);
    }

    @Override
    public Iterable<Map.Entry<K, V>> immutableEntries() {
        return entries();
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return entries().iterator();
    }

    @Override
    public void clear() {
        while (table.size() > 0) {
            table.remove(table.size() - 1);
        }
    }
}
