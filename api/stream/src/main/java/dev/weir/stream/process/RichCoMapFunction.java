package dev.weir.stream.process;

import dev.weir.stream.functions.CoMapFunction;

/** A {@link CoMapFunction} with a life. */
public abstract class RichCoMapFunction<A, B, O> extends AbstractRichFunction implements CoMapFunction<A, B, O> {
    private static final long serialVersionUID = 1L;
}
