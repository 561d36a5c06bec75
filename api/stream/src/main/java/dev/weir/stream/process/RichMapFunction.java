package dev.weir.stream.process;

import dev.weir.stream.functions.MapFunction;

/** A {@link MapFunction} with a life. */
public abstract class RichMapFunction<T, O> extends AbstractRichFunction implements MapFunction<T, O> {
    private static final long serialVersionUID = 1L;
}
