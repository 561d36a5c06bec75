package dev.weir.dataflow.state;

import java.util.List;
import java.util.function.LongFunction;

/**
 * A list that belongs to a parallel instance of an operator and to no key: what Flink calls operator state. Elements
 * are treated as immutable. Used by its instance's own thread.
 */
public interface InstanceList<T> {
    /** What becomes of the lists of all instances when a job is restored with another parallelism. */
    enum Redistribution {
        /** The elements are dealt out evenly. */
        SPLIT,
        /** Every instance gets the elements of all. */
        UNION
    }

    /** The elements in order. Not to be written to. */
    List<T> get();

    /** Appends an element. */
    void add(T element);

    /** Replaces all elements by a copy of the given ones. */
    void set(List<? extends T> elements);

    /**
     * From now on the elements are what a source says whenever the state is frozen; it is told the checkpoint. All
     * sources are asked before anything is frozen, so they may write to other state. What they throw fails the job.
     */
    void follow(LongFunction<? extends List<? extends T>> source);
}
