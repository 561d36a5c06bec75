package dev.weir.stream.state;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map a key, iterated in the order of insertion. */
public interface MapState<K, V> extends State {
    /** The value at a key; null when there is none. */
    @Nullable
    V get(K key);

    void put(K key, V value);

    void putAll(Map<K, V> map);

    void remove(K key);

    boolean contains(K key);

    /** All entries; removing through the iterator and {@link Map.Entry#setValue} write through. */
    Iterable<Map.Entry<K, V>> entries();

    Iterable<K> keys();

    Iterable<V> values();

    /** The iterator of {@link #entries}. */
    Iterator<Map.Entry<K, V>> iterator();

    boolean isEmpty();
}
