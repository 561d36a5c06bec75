package dev.weir.stream.state;

import org.jspecify.annotations.Nullable;

/** State that values are added to. */
public interface AppendingState<I, O> extends State {
    /** What the values added make; null when there are none. */
    @Nullable
    O get();

    /** Adds a value. */
    void add(I value);
}
