package dev.weir.stream.functions;

/** Sees all records of both sides that share a key and window; either side may be empty. */
@FunctionalInterface
public interface CoGroupFunction<A, B, O> extends Function {
    void coGroup(Iterable<A> first, Iterable<B> second, Collector<O> out) throws Exception;
}
