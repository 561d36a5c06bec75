package dev.weir.stream.process;

import dev.weir.stream.functions.CoFlatMapFunction;

/** A {@link CoFlatMapFunction} with a life. */
public abstract class RichCoFlatMapFunction<A, B, O> extends AbstractRichFunction
        implements CoFlatMapFunction<A, B, O> {
    private static final long serialVersionUID = 1L;
}
