package dev.weir.stream.operators;

import dev.weir.stream.functions.AggregateFunction;
import java.util.List;

/** What a window's function sees of the records that an evictor has left. */
final class EvictedContent {
    private EvictedContent() {}

    /** The records themselves, their reduction or their aggregate; of no records there is no reduction. */
    static Iterable<Object> of(WindowContent content, List<Object> values) throws Exception {
        switch (content) {
            case WindowContent.Elements ignored -> {
                return values;
            }
            case WindowContent.Reduced reduced -> {
                Object result = null;
                for (Object value : values) {
                    result = result == null ? value : reduced.guarded().reduce(result, value);
                }
                return result == null ? List.of() : List.of(result);
            }
            case WindowContent.Aggregated aggregated -> {
                AggregateFunction<Object, Object, Object> function = aggregated.guarded();
                Object accumulator = function.createAccumulator();
                for (Object value : values) {
                    accumulator = function.add(value, accumulator);
                }
                return List.of(function.getResult(accumulator));
            }
        }
    }
}
