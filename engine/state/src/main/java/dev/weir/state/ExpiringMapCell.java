package dev.weir.state;

import dev.weir.dataflow.state.MapCell;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map by key and namespace whose entries expire one by one. A map that has become empty is forgotten. */
record ExpiringMapCell<K, V>(ExpiringState<StampedRow.Entries<K, V>> state) implements MapCell<K, V> {
    @Override
    public void setNamespace(@Nullable Object namespace) {
        state.rows().setNamespace(namespace);
    }

    @Override
    public @Nullable V get(K key) {
        StampedRow.Entries<K, V> held = state.rows().get();
        long deadline = state.access();
        StampedRow.Single<V> entry = held == null ? null : held.entries.get(key);
        if (held == null || entry == null) {
            return null;
        }
        if (entry.isExpired(deadline)) {
            remove(held, key);
            return state.lifetime().showsExpired() ? entry.value : null;
        }
        touchByRead(entry);
        return entry.value;
    }

    private void touchByRead(StampedRow.Single<V> entry) {
        if (state.isTouchedByRead(entry.stamp)) {
            entry.touch(state.stamp());
        }
    }

    private void remove(StampedRow.Entries<K, V> held, K key) {
        held.entries.remove(key);
        if (held.entries.isEmpty()) {
            state.rows().clear();
        }
    }

    @Override
    public void put(K key, V value) {
        StampedRow.Entries<K, V> held = state.rows().get();
        long deadline = state.access();
        if (held == null) {
            held = new StampedRow.Entries<>();
            state.rows().set(held);
        }
        StampedRow.Single<V> before = held.entries.get(key);
        if (before != null && before.isExpired(deadline)) {
            // One that comes anew takes its place at the end, whether or not the old one was met before.
            held.entries.remove(key);
        }
        held.put(key, value, state.stamp());
    }

    @Override
    public void remove(K key) {
        StampedRow.Entries<K, V> held = state.rows().get();
        state.access();
        if (held != null) {
            remove(held, key);
        }
    }

    @Override
    public boolean contains(K key) {
        StampedRow.Entries<K, V> held = state.rows().get();
        long deadline = state.access();
        StampedRow.Single<V> entry = held == null ? null : held.entries.get(key);
        if (entry == null) {
            return false;
        }
        if (entry.isExpired(deadline)) {
            return state.lifetime().showsExpired();
        }
        touchByRead(entry);
        return true;
    }

    @Override
    public Map<K, V> view() {
        StampedRow.Entries<K, V> held = state.rows().get();
        long deadline = state.access();
        if (held == null) {
            return Map.of();
        }
        Map<K, StampedRow.Single<V>> shown = held.entries;
        boolean isLive = true;
        if (held.hasExpired(deadline)) {
            if (state.lifetime().showsExpired()) {
                shown = new LinkedHashMap<>(shown);
                isLive = false;
            }
            held.removeExpired(deadline);
            if (held.size() == 0) {
                state.rows().clear();
            }
        }
        return new View(held, shown, isLive);
    }

    @Override
    public void clear() {
        state.access();
        state.rows().clear();
    }

    /** What a user sees of the map; reading an entry is a read of the state. */
    private final class View extends AbstractMap<K, V> {
        private final StampedRow.Entries<K, V> held;
        /** The entries of the map, or these and expired ones that are shown for the last time. */
        private final Map<K, StampedRow.Single<V>> shown;

        private final boolean isLive;

        View(StampedRow.Entries<K, V> held, Map<K, StampedRow.Single<V>> shown, boolean isLive) {
            this.held = held;
            this.shown = shown;
            this.isLive = isLive;
        }

        @Override
        public int size() {
            return shown.size();
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return shown.containsKey(key);
        }

        @Override
        public Set<Entry<K, V>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return shown.size();
                }

                @Override
                public Iterator<Entry<K, V>> iterator() {
                    return new ViewIterator(held, shown, isLive);
                }
            };
        }
    }

    private final class ViewIterator implements Iterator<Map.Entry<K, V>> {
        private final StampedRow.Entries<K, V> held;
        private final boolean isLive;
        private final Iterator<Map.Entry<K, StampedRow.Single<V>>> entries;
        private Map.@Nullable Entry<K, StampedRow.Single<V>> last;

        ViewIterator(StampedRow.Entries<K, V> held, Map<K, StampedRow.Single<V>> shown, boolean isLive) {
            this.held = held;
            this.isLive = isLive;
            entries = shown.entrySet().iterator();
        }

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public Map.Entry<K, V> next() {
            Map.Entry<K, StampedRow.Single<V>> entry = entries.next();
            last = entry;
            if (held.entries.get(entry.getKey()) == entry.getValue()) {
                touchByRead(entry.getValue());
            }
            return new ViewEntry(entry);
        }

        @Override
        public void remove() {
            Map.Entry<K, StampedRow.Single<V>> entry = last;
            entries.remove();
            if (!isLive && entry != null) {
                held.entries.remove(entry.getKey());
            }
        }
    }

    /** An entry through which the value can be replaced. */
    private final class ViewEntry extends AbstractMap.SimpleEntry<K, V> {
        private static final long serialVersionUID = 1L;

        ViewEntry(Map.Entry<K, StampedRow.Single<V>> entry) {
            super(entry.getKey(), entry.getValue().value);
        }

        @Override
        public V setValue(V value) {
            put(getKey(), value);
            return super.setValue(value);
        }
    }
}
