package dev.weir.dataflow.state;

import org.jspecify.annotations.Nullable;

/** One value for the current key and the chosen namespace. */
public interface ValueCell<T> {
    /** Chooses the namespace that the next calls mean; null, which is where a cell begins, is one like any other. */
    void setNamespace(@Nullable Object namespace);

    /** The value; null when there is none. */
    @Nullable
    T get();

    /** Replaces the value. */
    void set(T value);

    /** Forgets the value. */
    void clear();
}
