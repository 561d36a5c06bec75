package dev.weir.state;

import dev.weir.dataflow.state.MapCell;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map by key and namespace. A map that has become empty through {@link #remove} is forgotten. */
final class MemoryMapCell<K, V> implements MapCell<K, V> {
    private final MemoryValueCell<Map<K, V>> maps;

    MemoryMapCell(MemoryValueCell<Map<K, V>> maps) {
        this.maps = maps;
    }

    @Override
    public void setNamespace(@Nullable Object namespace) {
        maps.setNamespace(namespace);
    }

    @Override
    public @Nullable V get(K key) {
        Map<K, V> map = maps.get();
        return map == null ? null : map.get(key);
    }

    @Override
    public void put(K key, V value) {
        Map<K, V> map = maps.get();
        if (map == null) {
            map = new LinkedHashMap<>();
            maps.set(map);
        }
        map.put(key, value);
    }

    @Override
    public void remove(K key) {
        Map<K, V> map = maps.get();
        if (map != null) {
            map.remove(key);
            if (map.isEmpty()) {
                maps.clear();
            }
        }
    }

    @Override
    public boolean contains(K key) {
        Map<K, V> map = maps.get();
        return map != null && map.containsKey(key);
    }

    @Override
    public Map<K, V> view() {
        Map<K, V> map = maps.get();
        return map == null ? Map.of() : map;
    }

    @Override
    public void clear() {
        maps.clear();
    }
}
