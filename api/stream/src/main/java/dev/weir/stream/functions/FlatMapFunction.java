package dev.weir.stream.functions;

/** Makes any number of records of each record. */
@FunctionalInterface
public interface FlatMapFunction<T, O> extends Function {
    void flatMap(T value, Collector<O> out) throws Exception;
}
