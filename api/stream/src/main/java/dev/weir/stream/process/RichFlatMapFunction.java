package dev.weir.stream.process;

import dev.weir.stream.functions.FlatMapFunction;

/** A {@link FlatMapFunction} with a life. */
public abstract class RichFlatMapFunction<T, O> extends AbstractRichFunction implements FlatMapFunction<T, O> {
    private static final long serialVersionUID = 1L;
}
