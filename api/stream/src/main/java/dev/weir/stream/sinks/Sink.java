package dev.weir.stream.sinks;

import dev.weir.stream.functions.Function;

/**
 * Writes a stream somewhere. One object makes the writers of all parallel instances, so it must be safe to use from
 * many threads.
 */
@FunctionalInterface
public interface Sink<T> extends Function {
    /** Makes the writer of one instance. */
    SinkWriter<T> createWriter(WriterInitContext context) throws Exception;
}
