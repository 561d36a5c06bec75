package dev.weir.dataflow.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list for the current key and the chosen namespace. */
public interface ListCell<T> {
    /** Chooses the namespace that the next calls mean. */
    void setNamespace(@Nullable Object namespace);

    /** The elements in the order in which they were added; empty when there are none. Not to be written to. */
    List<T> get();

    /** Appends an element. */
    void add(T element);

    /** Replaces all elements by a copy of the given ones. */
    void set(List<? extends T> elements);

    /** Forgets all elements. */
    void clear();
}
