package dev.weir.stream.sources;

import dev.weir.stream.functions.Function;

/** Makes the record of a number. */
@FunctionalInterface
public interface GeneratorFunction<T, O> extends Function {
    O map(T value) throws Exception;
}
