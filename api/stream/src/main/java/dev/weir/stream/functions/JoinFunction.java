package dev.weir.stream.functions;

/** Makes one record of each pair of a join. */
@FunctionalInterface
public interface JoinFunction<A, B, O> extends Function {
    O join(A first, B second) throws Exception;
}
