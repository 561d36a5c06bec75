package dev.weir.stream;

import dev.weir.dataflow.Partitioning;
import dev.weir.stream.functions.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of a stream come from.
 *
 * @param side a side output; null for the main one
 * @param partitioning how they are divided; null for forward or, where parallelism differs, rebalance
 */
record Upstream(
        Transformation from,
        @Nullable OutputTag<?> side,
        @Nullable Partitioning partitioning) {
    /** The class of the elements; null when it is not known. */
    @Nullable
    Class<?> elementType() {
        return side == null ? from.elementType() : null;
    }

    Upstream with(@Nullable Partitioning other) {
        return new Upstream(from, side, other);
    }
}
