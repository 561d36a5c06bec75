package dev.weir.stream.process;

import dev.weir.stream.functions.AsyncFunction;

/** An {@link AsyncFunction} with a life. */
public abstract class RichAsyncFunction<I, O> extends AbstractRichFunction implements AsyncFunction<I, O> {
    private static final long serialVersionUID = 1L;
}
