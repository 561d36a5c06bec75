package dev.weir.operators;

import dev.weir.base.Counter;
import dev.weir.data.Batch;
import dev.weir.data.Hashing;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Output;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.operators.aggregate.Aggregation;
import dev.weir.operators.aggregate.NamespacedGroups;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * GROUP BY an aligned window and keys. Output: the keys, the aggregates, {@code window_start}, {@code window_end},
 * {@code window_time}. A group's row is emitted once, when the watermark has passed the window's end; so the output is
 * append-only.
 *
 * <p>A row whose windows have all been emitted is late: it goes to side output {@value #LATE} and is counted in
 * {@code <node>.late-rows}.
 */
public final class WindowAggregateOperator implements WindowOperator {
    /** The side output of late rows, with the input's schema. */
    public static final int LATE = 1;

    private final int[] keys;
    private final Slices slices;
    private final EventTimes times;
    private final SliceSplitter splitter;
    private final Aggregation aggregation;
    private final NamespacedGroups groups;
    private final NamespacedGroups merged;
    private final WindowResults results;
    private final Counter lateRows;
    /** Ends of windows that have rows and have not been emitted. */
    private final TreeSet<Long> pending = new TreeSet<>();

    private int[] records = new int[0];
    private long watermark;

    private WindowAggregateOperator(Factory factory, OperatorContext context, long watermark) {
        this.watermark = watermark;
        keys = Indexes.array(factory.keys);
        slices = new Slices(factory.window);
        times = new EventTimes(factory.timeColumn, factory.zone);
        splitter = new SliceSplitter(slices);
        aggregation = new Aggregation(factory.input, factory.keys, factory.calls, factory.retracting);
        groups = aggregation.openNamespaced(context.state(), "slices");
        merged = aggregation.openNamespaced(context.state(), "windows");
        results = new WindowResults(slices, aggregation, groups, merged, times, factory.output, keys.length);
        for (long sliceEnd : groups.namespaces()) {
            addPending(sliceEnd, slices.lastWindowEnd(sliceEnd));
        }
        for (long windowEnd : merged.namespaces()) {
            // Slices are together there that no later slice shows any more.
            addPending(slices.start(windowEnd) + slices.length(), windowEnd);
        }
        lateRows = context.metrics().counter(context.name() + ".late-rows");
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        if (batch.isEmpty()) {
            return;
        }
        groups.settle();
        merged.settle();
        Batch hashed = keys.length == 0 ? batch : batch.withKeyHashes(Hashing.of(batch, keys));
        splitter.split(hashed, times.read(hashed));
        for (int slice = 0; slice < splitter.count(); slice++) {
            add(splitter.end(slice), splitter.part(hashed, slice), output);
        }
    }

    private void add(long sliceEnd, Batch part, Output output) {
        if (isComplete(slices.lastWindowEnd(sliceEnd))) {
            lateRows.add(part.size());
            output.emit(LATE, part);
            return;
        }
        if (!groups.contains(sliceEnd)) {
            addPending(sliceEnd, slices.lastWindowEnd(sliceEnd));
        }
        if (records.length < part.size()) {
            records = new int[Math.max(part.size(), records.length * 2)];
        }
        var target = groups.at(sliceEnd);
        target.table().findOrAdd(part, keys, records);
        aggregation.add(target, part, records);
    }

    /** Notes windows that are not complete, from one end to another. */
    private void addPending(long first, long last) {
        for (long end = first; end <= last; end += slices.length()) {
            if (!isComplete(end)) {
                pending.add(end);
            }
        }
    }

    private boolean isComplete(long windowEnd) {
        return times.toEpoch(windowEnd) - 1 <= watermark;
    }

    @Override
    public void watermark(long millis, Output output) {
        watermark = millis;
        if (!pending.isEmpty() && isComplete(pending.first())) {
            List<Long> due = new ArrayList<>();
            while (!pending.isEmpty() && isComplete(pending.first())) {
                due.add(pending.pollFirst());
            }
            output.emitAll(results.of(due));
        }
        output.watermark(millis);
    }

    @Override
    public long nextEnd() {
        return pending.isEmpty() ? Long.MAX_VALUE : times.toEpoch(pending.first());
    }

    /**
     * The plan node.
     *
     * @param timeColumn the event time
     * @param zone whose wall clock windows follow: the session's zone for TIMESTAMP_LTZ, UTC for TIMESTAMP
     * @param keys columns of the input
     * @param retracting whether rows of the input may have negative weights
     */
    public record Factory(
            Schema input,
            WindowSpec window,
            int timeColumn,
            ZoneId zone,
            List<Integer> keys,
            List<AggregateCall> calls,
            Schema output,
            boolean retracting)
            implements WindowOperator.Factory {
        public Factory {
            keys = List.copyOf(keys);
            calls = List.copyOf(calls);
            if (output.size() != keys.size() + calls.size() + 3) {
                throw new IllegalArgumentException("the output is keys, aggregates and three window columns");
            }
        }

        @Override
        public String describe() {
            return "WindowAggregate(window=" + window.describe() + ", time=" + input.name(timeColumn) + ", groupBy="
                    + Indexes.names(input, keys) + ", select="
                    + Arrays.toString(
                            calls.stream().map(call -> call.describe(input)).toArray()) + ")";
        }

        @Override
        public List<Integer> outputKeys() {
            return window instanceof WindowSpec.Session
                    ? List.of()
                    : IntStream.range(0, keys.size()).boxed().toList();
        }

        @Override
        public WindowOperator create(OperatorContext context, long watermark) {
            return window instanceof WindowSpec.Session session
                    ? new SessionAggregateOperator(this, session, context, watermark)
                    : new WindowAggregateOperator(this, context, watermark);
        }
    }
}
