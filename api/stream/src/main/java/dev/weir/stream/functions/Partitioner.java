package dev.weir.stream.functions;

/** Says which parallel instance a key goes to. */
@FunctionalInterface
public interface Partitioner<K> extends Function {
    /** A number from 0 to {@code numPartitions - 1}. */
    int partition(K key, int numPartitions);
}
