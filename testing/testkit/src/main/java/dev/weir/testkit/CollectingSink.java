package dev.weir.testkit;

import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps what its writers are given, by epoch and in all. Meant for one job; rows that were written but belong to no
 * epoch yet, or that a job without epochs has not finished, are not shown. Safe from any thread.
 */
public final class CollectingSink implements Sink {
    private final TreeMap<Long, List<Row>> byEpoch = new TreeMap<>();
    private int finished;
    private int closed;

    @Override
    public String describe() {
        return "Collect";
    }

    @Override
    public Writer writer(OperatorContext context) {
        return new CollectingWriter();
    }

    /** The rows of each epoch in the order of the epochs; a changelog's rows carry their kind. */
    public synchronized List<List<Row>> epochs() {
        return List.copyOf(byEpoch.values());
    }

    /** All rows in the order in which they were shown. */
    public synchronized List<Row> rows() {
        return byEpoch.values().stream().flatMap(List::stream).toList();
    }

    /** The rows that are there in the end: how often each was inserted more than deleted, where that is not 0. */
    public Map<Row, Integer> net() {
        return net(rows());
    }

    /** How often each row was inserted more than deleted, where that is not 0. */
    public static Map<Row, Integer> net(List<Row> changes) {
        Map<Row, Integer> counts = new HashMap<>();
        for (Row row : changes) {
            counts.merge(row.withKind(RowKind.INSERT), row.kind().weight(), Integer::sum);
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** How many writers have finished. */
    public synchronized int finishedWriters() {
        return finished;
    }

    /** How many writers were closed. */
    public synchronized int closedWriters() {
        return closed;
    }

    private synchronized void show(long epoch, List<Row> rows) {
        byEpoch.computeIfAbsent(epoch, key -> new ArrayList<>()).addAll(rows);
        rows.clear();
    }

    private final class CollectingWriter implements Writer {
        private final List<Row> pending = new ArrayList<>();

        @Override
        public void write(Batch batch) {
            pending.addAll(batch.toRows());
        }

        @Override
        public void epoch(long epoch) {
            show(epoch, pending);
        }

        @Override
        public void finish() {
            synchronized (CollectingSink.this) {
                show(Long.MAX_VALUE, pending);
                finished++;
            }
        }

        @Override
        public void close() {
            synchronized (CollectingSink.this) {
                closed++;
            }
        }
    }
}
