package dev.weir.stream.functions;

/** Makes one record of each record. */
@FunctionalInterface
public interface MapFunction<T, O> extends Function {
    O map(T value) throws Exception;
}
