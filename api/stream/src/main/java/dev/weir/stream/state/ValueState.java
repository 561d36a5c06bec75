package dev.weir.stream.state;

import org.jspecify.annotations.Nullable;

/** One value a key. */
public interface ValueState<T> extends State {
    /** The value; null when there is none. */
    @Nullable
    T value();

    /** Replaces the value; null forgets it. */
    void update(@Nullable T value);
}
