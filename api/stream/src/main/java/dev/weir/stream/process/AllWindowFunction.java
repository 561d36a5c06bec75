package dev.weir.stream.process;

import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.Function;
import dev.weir.stream.windows.Window;

/** Computes a window of a stream without keys. */
@FunctionalInterface
public interface AllWindowFunction<I, O, W extends Window> extends Function {
    void apply(W window, Iterable<I> values, Collector<O> out) throws Exception;
}
