package dev.weir.stream.functions;

/** Takes results; valid only during the call that it was handed to. */
public interface Collector<T> {
    /** Emits a record. */
    void collect(T record);

    /** Has no effect; kept so that programs written for Flink compile. */
    default void close() {}
}
