package dev.weir.sql.plan;

import java.util.List;

/** How rows are divided among the parallel instances of a node. */
public sealed interface Distribution {
    /** Rows with equal keys meet in one instance. */
    record Hash(List<Integer> keys) implements Distribution {
        public Hash {
            keys = List.copyOf(keys);
        }
    }

    /** Rows go to the instances in turn. */
    record Rebalance() implements Distribution {}

    /** All rows go to one instance. */
    record Single() implements Distribution {}

    /** All rows go to every instance. */
    record Broadcast() implements Distribution {}
}
