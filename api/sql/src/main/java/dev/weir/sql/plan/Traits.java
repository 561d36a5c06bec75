package dev.weir.sql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is known of the rows of a plan node.
 *
 * @param appendOnly whether no row is ever retracted
 * @param keys sets of columns, by index, of which no two present rows share the values
 * @param eventTimes columns whose values are followed by the watermark
 * @param bounded whether the rows come to an end
 * @param state what limits the state that the node keeps
 * @param parallelism number of instances
 */
public record Traits(
        boolean appendOnly,
        List<Set<Integer>> keys,
        Set<Integer> eventTimes,
        boolean bounded,
        StateBound state,
        int parallelism) {
    /** What limits the state of a node. */
    public enum StateBound {
        /** It keeps none. */
        STATELESS(""),
        /** It is dropped when the watermark passes. */
        WATERMARK("state bounded by the watermark"),
        /** It is dropped when the clock passes. */
        PROCESSING_TIME("state bounded by processing time"),
        /** It holds the changes of one epoch. */
        EPOCH("state bounded by the epoch"),
        /** It holds a table that has an end. */
        BOUNDED_TABLE("state bounded by the size of the table it looks up"),
        /** It holds so many rows at most. */
        LIMIT("state bounded by the limit"),
        /** It holds the input, which has an end. */
        BOUNDED_INPUT("state bounded by the end of the input"),
        /** Nothing: it grows with the number of keys. */
        UNBOUNDED("state bounded by nothing");

        private final String words;

        StateBound(String words) {
            this.words = words;
        }

        /** As EXPLAIN says it. */
        public String words() {
            return words;
        }
    }

    public Traits {
        keys = keys.stream().<Set<Integer>>map(java.util.TreeSet::new).toList();
        eventTimes = new java.util.TreeSet<>(eventTimes);
    }

    /** As EXPLAIN shows it behind a node. */
    String describe(List<String> names) {
        List<String> parts = new ArrayList<>();
        parts.add(appendOnly ? "append-only" : "retracting");
        for (Set<Integer> key : keys) {
            parts.add("key " + names(key, names));
        }
        if (!eventTimes.isEmpty()) {
            parts.add("event time " + names(eventTimes, names));
        }
        if (state != StateBound.STATELESS) {
            parts.add(state.words());
        }
        parts.add("parallelism " + parallelism);
        return String.join(", ", parts);
    }

    private static String names(Set<Integer> columns, List<String> names) {
        return columns.stream().map(names::get).toList().toString();
    }
}
