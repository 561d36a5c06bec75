package dev.weir.stream.operators;

import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.process.ProcessJoinFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an interval join is made of.
 *
 * @param lowerMillis how much earlier (negative) or later than the left record the right one may be at the least
 * @param upperMillis how much later at the most
 * @param lateLeft where left records go that come too late; null drops them
 * @param lateRight where right records go that come too late; null drops them
 */
public record IntervalJoinFunction(
        ProcessJoinFunction<Object, Object, Object> join,
        long lowerMillis,
        long upperMillis,
        @Nullable OutputTag<Object> lateLeft,
        @Nullable OutputTag<Object> lateRight)
        implements Function {
    private static final long serialVersionUID = 1L;
}
