package dev.weir.bench.loops;

import dev.weir.data.Schema;

/** A query. It sees all events in their order. */
interface Loop {
    /** The columns that it wants of the source. */
    Schema columns();

    void events(EventBatch events, RowWriter out);

    /** There are no more events. */
    default void finish(RowWriter out) {}
}
