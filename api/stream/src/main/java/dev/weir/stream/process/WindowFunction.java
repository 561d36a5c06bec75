package dev.weir.stream.process;

import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.Function;
import dev.weir.stream.windows.Window;

/** Computes a window of a key. */
@FunctionalInterface
public interface WindowFunction<I, O, K, W extends Window> extends Function {
    void apply(K key, W window, Iterable<I> input, Collector<O> out) throws Exception;
}
