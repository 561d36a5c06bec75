package dev.weir.files;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.testkit.TestingContext;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Reads a table as the runtime would, in one thread. */
final class Reading implements SourceReader.SourceOutput {
    final List<Row> rows = new ArrayList<>();
    final List<String> finished = new ArrayList<>();
    final TestingContext context = new TestingContext("flights", 0, 1);

    static TableDefinition table(Path folder, Schema schema, String... options) {
        return table(folder, schema, List.of(), List.of(), options);
    }

    static TableDefinition table(
            Path folder, Schema schema, List<String> metadata, List<String> partitions, String... options) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        return new TableDefinition(
                "t", schema, metadata, partitions, List.of(), new Configuration(map), ZoneOffset.UTC, folder);
    }

    static Source source(TableDefinition table) {
        return new FilesystemConnector().source(table).orElseThrow();
    }

    static Reading of(TableDefinition table) {
        return of(source(table), 1);
    }

    static Reading of(Source source, int parallelism) {
        Reading reading = new Reading();
        try (Source.Enumerator enumerator = source.enumerator(parallelism)) {
            reading.read(source, enumerator);
        }
        return reading;
    }

    void read(Source source, Source.Enumerator enumerator) {
        Queue<Source.Split> splits = new ArrayDeque<>(enumerator.discover());
        try (SourceReader reader = source.reader(context)) {
            while (true) {
                SourceReader.Status status = reader.poll(this);
                if (status == SourceReader.Status.NEEDS_SPLIT) {
                    if (splits.isEmpty()) {
                        return;
                    }
                    reader.add(splits.remove());
                }
            }
        }
    }

    @Override
    public void emit(Source.Split split, Batch batch) {
        rows.addAll(batch.toRows());
    }

    @Override
    public void splitFinished(Source.Split split) {
        finished.add(split.id());
    }
}
