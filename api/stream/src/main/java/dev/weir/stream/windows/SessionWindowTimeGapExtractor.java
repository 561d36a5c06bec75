package dev.weir.stream.windows;

import java.io.Serializable;

/** Says after which silence the session of a record ends. */
@FunctionalInterface
public interface SessionWindowTimeGapExtractor<T> extends Serializable {
    /** The gap in milliseconds; positive. */
    long extract(T element);
}
