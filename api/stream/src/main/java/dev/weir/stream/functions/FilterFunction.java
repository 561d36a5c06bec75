package dev.weir.stream.functions;

/** Says which records stay. */
@FunctionalInterface
public interface FilterFunction<T> extends Function {
    /** Whether the record stays. */
    boolean filter(T value) throws Exception;
}
