package dev.weir.stream.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list a key. */
public interface ListState<T> extends AppendingState<T, Iterable<T>> {
    /** The elements in the order of addition; empty when there are none. */
    @Override
    Iterable<T> get();

    /** Replaces all elements. */
    void update(List<T> values);

    /** Appends elements; null is none. */
    void addAll(@Nullable List<T> values);
}
