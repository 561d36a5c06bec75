package dev.weir.stream.functions;

/** Makes any number of records of each record of two connected streams. */
public interface CoFlatMapFunction<A, B, O> extends Function {
    void flatMap1(A value, Collector<O> out) throws Exception;

    void flatMap2(B value, Collector<O> out) throws Exception;
}
