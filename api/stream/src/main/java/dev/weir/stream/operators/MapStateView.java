package dev.weir.stream.operators;

import dev.weir.dataflow.state.MapCell;
import dev.weir.stream.state.MapState;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map of the current key. */
record MapStateView<K, V>(MapCell<K, V> cell, Namespace namespace, StoredClasses classes) implements MapState<K, V> {
    private MapCell<K, V> here() {
        cell.setNamespace(namespace.current());
        return cell;
    }

    @Override
    public @Nullable V get(K key) {
        return here().get(key);
    }

    @Override
    public void put(K key, V value) {
        put(here(), key, value);
    }

    @Override
    public void putAll(Map<K, V> map) {
        MapCell<K, V> target = here();
        map.forEach((key, value) -> put(target, key, value));
    }

    private void put(MapCell<K, V> target, K key, V value) {
        classes.look(key);
        classes.look(value);
        target.put(key, value);
    }

    @Override
    public void remove(K key) {
        here().remove(key);
    }

    @Override
    public boolean contains(K key) {
        return here().contains(key);
    }

    @Override
    public Iterable<Map.Entry<K, V>> entries() {
        return here().view().entrySet();
    }

    @Override
    public Iterable<K> keys() {
        return here().view().keySet();
    }

    @Override
    public Iterable<V> values() {
        return here().view().values();
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return entries().iterator();
    }

    @Override
    public boolean isEmpty() {
        return here().view().isEmpty();
    }

    @Override
    public void clear() {
        here().clear();
    }
}
