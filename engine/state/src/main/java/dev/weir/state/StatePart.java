package dev.weir.state;

import dev.weir.dataflow.state.StateSnapshot;

/** One kind of state in a store, with its own form in checkpoints; see {@link dev.weir.dataflow.state.StateStore}. */
interface StatePart {
    /** Holds on to the present contents. The blobs it writes are all of one kind, which no other part uses. */
    StateSnapshot freeze(long checkpoint);

    /** A checkpoint is durable. */
    default void completed(long checkpoint) {}

    /** A checkpoint was given up. */
    default void aborted(long checkpoint) {}
}
