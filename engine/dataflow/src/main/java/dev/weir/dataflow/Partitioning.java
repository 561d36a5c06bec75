package dev.weir.dataflow;

import dev.weir.data.Batch;

/** How the rows of an edge are divided among the parallel instances of the consumer. */
public sealed interface Partitioning {
    /** Instance i to instance i: the two run fused in one task. Needs equal parallelism. */
    record Forward() implements Partitioning {}

    /**
     * By the key groups of the hashes of key columns.
     *
     * @param keys indexes of the key columns
     */
    record Hash(int... keys) implements Partitioning {}

    /** Batches in turn to all instances. */
    record Rebalance() implements Partitioning {}

    /** Batches in turn to a share of the instances that is the producer's own. */
    record Rescale() implements Partitioning {}

    /** Rows to instances at random. */
    record Shuffle() implements Partitioning {}

    /** Everything to every instance. */
    record Broadcast() implements Partitioning {}

    /** Everything to instance 0. */
    record Global() implements Partitioning {}

    /** As the user says. */
    record Custom(RowPartitioner partitioner) implements Partitioning {}

    /** Chooses the instance for each row of a batch. */
    @FunctionalInterface
    interface RowPartitioner {
        /** Fills {@code targets[i]} with the consumer's subtask, below {@code consumers}, for the i-th selected row. */
        void assign(Batch batch, int consumers, int[] targets);
    }
}
