package dev.weir.stream.process;

import dev.weir.stream.functions.FilterFunction;

/** A {@link FilterFunction} with a life. */
public abstract class RichFilterFunction<T> extends AbstractRichFunction implements FilterFunction<T> {
    private static final long serialVersionUID = 1L;
}
