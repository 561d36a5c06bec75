package dev.weir.stream.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** State that is the same for all keys and in all instances, as seen by the side that must not change it. */
public interface ReadOnlyBroadcastState<K, V> extends State {
    /** The value at a key; null when there is none. */
    @Nullable
    V get(K key);

    boolean contains(K key);

    /** All entries, which cannot be changed. */
    Iterable<Map.Entry<K, V>> immutableEntries();
}
