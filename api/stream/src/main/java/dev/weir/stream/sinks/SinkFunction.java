package dev.weir.stream.sinks;

import dev.weir.stream.functions.Function;

/** Takes the records of a stream one by one, without more. A copy an instance. */
@FunctionalInterface
public interface SinkFunction<T> extends Function {
    /** Takes a record. */
    void invoke(T value) throws Exception;
}
