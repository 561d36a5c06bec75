package dev.weir.stream.functions;

/** Maps the records of two connected streams. */
public interface CoMapFunction<A, B, O> extends Function {
    O map1(A value) throws Exception;

    O map2(B value) throws Exception;
}
