package dev.weir.stream.state;

import java.util.Iterator;
import java.util.Map;

/** State that is the same for all keys and, as every instance sees all broadcast records, in all instances. */
public interface BroadcastState<K, V> extends ReadOnlyBroadcastState<K, V> {
    void put(K key, V value);

    void putAll(Map<K, V> map);

    void remove(K key);

    /** A copy of all entries. */
    Iterable<Map.Entry<K, V>> entries();

    /** The iterator of {@link #entries}. */
    Iterator<Map.Entry<K, V>> iterator();
}
