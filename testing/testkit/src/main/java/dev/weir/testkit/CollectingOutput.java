package dev.weir.testkit;

import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Watermarks;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what an operator emits; lazy batches are made at once. */
public final class CollectingOutput implements Output {
    private final Map<Integer, List<Batch>> batches = new TreeMap<>();
    private final List<Long> watermarks = new ArrayList<>();

    @Override
    public void emit(Batch batch) {
        emit(0, batch);
    }

    @Override
    public void emit(int sideOutput, Batch batch) {
        if (!batch.isEmpty()) {
            batches.computeIfAbsent(sideOutput, key -> new ArrayList<>()).add(batch);
        }
    }

    @Override
    public void emitAll(Iterator<Batch> lazy) {
        lazy.forEachRemaining(this::emit);
    }

    @Override
    public void watermark(long millis) {
        watermarks.add(millis);
    }

    /** The batches of the main output. */
    public List<Batch> batches() {
        return batches(0);
    }

    /** The batches of an output. */
    public List<Batch> batches(int output) {
        return batches.getOrDefault(output, List.of());
    }

    /** The rows of the main output. */
    public List<Row> rows() {
        return rows(0);
    }

    /** The rows of an output. */
    public List<Row> rows(int output) {
        return batches(output).stream()
                .flatMap(batch -> batch.toRows().stream())
                .toList();
    }

    /** The watermarks in the order in which they came. */
    public List<Long> watermarks() {
        return watermarks;
    }

    /** The last watermark. */
    public long watermark() {
        return watermarks.isEmpty() ? Watermarks.MIN : watermarks.getLast();
    }

    /** Forgets the batches. */
    public void clear() {
        batches.clear();
    }
}
