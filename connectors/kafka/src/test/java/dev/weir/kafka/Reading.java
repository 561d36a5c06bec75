package dev.weir.kafka;

import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.testkit.TestingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Plays the runtime for one reader of a source. */
final class Reading implements AutoCloseable, SourceReader.SourceOutput {
    private static final long PAUSE_NANOS = 1_000_000;

    private final TestingContext context = new TestingContext("in", 0, 1);
    private final SourceReader reader;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, List<Row>> bySplit = new LinkedHashMap<>();
    private final List<String> finished = new ArrayList<>();

    Reading(Source source) {
        reader = source.reader(context);
    }

    /** All rows of a bounded source. */
    static List<Row> all(Source source) {
        try (Reading reading = new Reading(source);
                Source.Enumerator enumerator = source.enumerator(1)) {
            enumerator.discover().forEach(reading::add);
            return reading.toEnd();
        }
    }

    void add(Source.Split split) {
        reader.add(split);
    }

    List<Row> toEnd() {
        while (reader.poll(this) != SourceReader.Status.NEEDS_SPLIT) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return rows;
    }

    List<Row> until(int count) {
        while (rows.size() < count) {
            reader.poll(this);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return rows;
    }

    SourceReader reader() {
        return reader;
    }

    TestingContext context() {
        return context;
    }

    List<String> finished() {
        return finished;
    }

    Map<String, List<Row>> bySplit() {
        return bySplit;
    }

    @Override
    public void emit(Source.Split split, Batch batch) {
        rows.addAll(batch.toRows());
        bySplit.computeIfAbsent(split.id(), id -> new ArrayList<>()).addAll(batch.toRows());
    }

    @Override
    public void splitFinished(Source.Split split) {
        finished.add(split.id());
    }

    @Override
    public void close() {
        reader.close();
    }
}
