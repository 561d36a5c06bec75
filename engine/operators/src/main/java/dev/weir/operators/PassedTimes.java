package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Hashing;
import dev.weir.data.TimestampColumn;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.state.InstanceList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Up to which time windows have been emitted, kept in checkpoints. Instances look at the clock each when it pleases
 * them, so that one that is restored with keys of several finds that some are further than others; they are level again
 * when it has passed them all. One thread.
 */
public final class PassedTimes {
    /** Some key groups, and the time up to which their windows have been emitted. */
    public record Part(int firstGroup, int endGroup, long millis) {}

    /**
     * What had been emitted at some moment.
     *
     * @param parts of an instance's key groups
     */
    public record Passed(int maxParallelism, List<Part> parts) {
        /** Whether the windows of a key up to a time had been emitted. */
        public boolean has(long keyHash, long lastMillis) {
            int group = KeyGroups.of(keyHash, maxParallelism);
            return parts.stream()
                    .anyMatch(part -> group >= part.firstGroup && group < part.endGroup && lastMillis <= part.millis);
        }
    }

    private final int maxParallelism;
    private final int firstGroup;
    private final int endGroup;
    /** Of the instance's key groups, which they cover. */
    private List<Part> parts;

    private long least;
    private long most;

    /** As checkpoints know it, or nothing. */
    public PassedTimes(OperatorContext context) {
        maxParallelism = context.maxParallelism();
        firstGroup = KeyGroups.first(context.subtask(), maxParallelism, context.parallelism());
        endGroup = KeyGroups.first(context.subtask() + 1, maxParallelism, context.parallelism());
        InstanceList<Part> state = context.state().instanceList("passed", InstanceList.Redistribution.UNION);
        parts = own(state.get());
        least = parts.stream().mapToLong(Part::millis).min().orElse(Watermarks.MIN);
        most = parts.stream().mapToLong(Part::millis).max().orElse(Watermarks.MIN);
        state.follow(checkpoint -> areLevel() ? List.of(new Part(firstGroup, endGroup, most)) : parts);
    }

    private List<Part> own(List<Part> all) {
        List<Part> own = new ArrayList<>();
        for (Part part : all) {
            int first = Math.max(part.firstGroup, firstGroup);
            int end = Math.min(part.endGroup, endGroup);
            if (first < end) {
                own.add(new Part(first, end, part.millis));
            }
        }
        return own;
    }

    /** The time that all key groups have passed. */
    public long least() {
        return least;
    }

    /** The time that the first of the key groups have passed. */
    public long most() {
        return most;
    }

    /** Whether all key groups have passed the same time. */
    public boolean areLevel() {
        return least == most;
    }

    /** What has been emitted by now; it stays as it is. */
    public Passed passed() {
        return new Passed(maxParallelism, parts);
    }

    /** The rows of windows that have not been emitted by now, as far as they are of that batch; used when it comes. */
    UnaryOperator<Batch> filter(int[] keys) {
        Passed present = passed();
        return batch -> {
            long[] hashes = Hashing.of(batch, keys).hashes();
            Column lastMillis = batch.column(batch.schema().size() - 1).flat();
            int[] rows = new int[batch.size()];
            int n = 0;
            for (int i = 0; i < rows.length; i++) {
                int row = batch.row(i);
                rows[n] = row;
                n += present.has(hashes[row], ((TimestampColumn) lastMillis).millis()[row]) ? 0 : 1;
            }
            return batch.select(rows, n);
        };
    }

    /** All windows up to a time, later than {@link #least}, have been emitted. */
    public void advance(long millis) {
        parts = parts.stream()
                .map(part -> new Part(part.firstGroup, part.endGroup, Math.max(part.millis, millis)))
                .toList();
        least = millis;
        most = Math.max(most, millis);
    }
}
