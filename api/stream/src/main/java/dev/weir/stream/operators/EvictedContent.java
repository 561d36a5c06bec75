package dev.weir.stream.operators;

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
                    result = result == null ? value : reduced.function().reduce(result, value);
                }
                return result == null ? List.of() : List.of(result);
            }
            case WindowContent.Aggregated aggregated -> {
                Object accumulator = aggregated.function().createAccumulator();
                for (Object value : values) {
                    accumulator = aggregated.function().add(value, accumulator);
                }
                return List.of(aggregated.function().getResult(accumulator));
            }
        }
    }
}
