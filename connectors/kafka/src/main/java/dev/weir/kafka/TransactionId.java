package dev.weir.kafka;

import dev.weir.dataflow.OperatorContext;
import org.jspecify.annotations.Nullable;

/**
 * The name of a transaction. It is used once, so that a transaction that is found under it can be no other.
 *
 * @param sink what all transactions of a sink begin with: the user's prefix and the node's name
 * @param subtask which instance began it
 * @param after the checkpoint after which it began: a job that goes on with this one or an earlier one repeats its rows
 */
record TransactionId(String sink, int subtask, long after) {
    /** What the transactions of a sink begin with. */
    static String sink(String prefix, OperatorContext context) {
        return prefix + "-" + context.name().replaceAll("[^A-Za-z0-9._]+", "_");
    }

    /** The transaction of that name; null when it is none of the sink's. */
    static @Nullable TransactionId parse(String sink, String text) {
        if (!text.startsWith(sink + "-")) {
            return null;
        }
        String[] parts = text.substring(sink.length() + 1).split("-", -1);
        try {
            return parts.length == 2
                    ? new TransactionId(sink, Integer.parseInt(parts[0]), Long.parseLong(parts[1]))
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return sink + "-" + subtask + "-" + after;
    }
}
