package dev.weir.stream.functions;

/** Makes any number of records of each pair of a join. */
@FunctionalInterface
public interface FlatJoinFunction<A, B, O> extends Function {
    void join(A first, B second, Collector<O> out) throws Exception;
}
