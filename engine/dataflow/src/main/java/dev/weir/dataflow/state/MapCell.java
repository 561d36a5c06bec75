package dev.weir.dataflow.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map for the current key and the chosen namespace. Iterates in the order of insertion. */
public interface MapCell<K, V> {
    /** Chooses the namespace that the next calls mean. */
    void setNamespace(@Nullable Object namespace);

    /** The value at a key of the map; null when there is none. */
    @Nullable
    V get(K key);

    /** Sets the value at a key of the map. */
    void put(K key, V value);

    /** Forgets a key of the map. */
    void remove(K key);

    /** Whether the map has a key. */
    boolean contains(K key);

    /** A live view of all entries, through which they can be removed and replaced; empty when there are none. */
    Map<K, V> view();

    /** Forgets all entries. */
    void clear();
}
