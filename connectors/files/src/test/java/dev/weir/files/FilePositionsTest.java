package dev.weir.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.testkit.SourceReplay;
import dev.weir.testkit.TestingContext;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read on where they were left. */
class FilePositionsTest {
    private static final Schema SCHEMA = Schema.of("a", DataTypes.INT, "b", DataTypes.STRING);

    @TempDir
    Path folder;

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private Path write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private TableDefinition table(String... options) {
        return Reading.table(folder, SCHEMA, options);
    }

    @Test
    void quotedCsvWithHeaders() throws Exception {
        write("in/a.csv", "a,b\n" + lines(30_000, i -> i + ",\"text\n\"\"" + i + "\"\"\""));
        write("in/b.csv", "a,b\n" + lines(3, i -> i + ",x"));
        write("in/c.csv", "a,b\n");
        SourceReplay.check(Reading.source(table("path", "in", "format", "csv", "csv.header", "true")), 15, 4);
    }

    @Test
    void rangesOfLargeFiles() throws Exception {
        write("in/a.csv", lines(700_000, i -> i + "," + "x".repeat(i % 13)));
        Source source = Reading.source(table("path", "in", "format", "csv", "csv.disable-quote-character", "true"));
        assertThat(source.enumerator(2).discover()).hasSizeGreaterThan(1);
        SourceReplay.check(source, 4, 30);
    }

    @Test
    void compressedFiles() throws Exception {
        Files.createDirectories(folder.resolve("in"));
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(folder.resolve("in/x.csv.gz")))) {
            gzip.write(lines(50_000, i -> i + ",text " + i).getBytes(StandardCharsets.UTF_8));
        }
        SourceReplay.check(Reading.source(table("path", "in", "format", "csv")), 15, 4);
    }

    @Test
    void jsonLinesAndArraysAndWhatFollowsThem() throws Exception {
        write("in/lines.json", lines(20_000, i -> "{\"a\": " + i + ", \"b\": \"x\"}"));
        String array = IntStream.range(0, 20_000)
                .mapToObj(i -> "{\"b\": \"[\", \"a\": " + i + "}")
                .collect(Collectors.joining(",\n", " [", "]\n"));
        write("in/array.json", array);
        write("in/both.json", array + lines(9000, i -> "{\"a\": " + -i + "}"));
        SourceReplay.check(Reading.source(table("path", "in", "format", "json")), 20, 5);
    }

    @Test
    void rawLinesInPartitions() throws Exception {
        Schema schema = Schema.of("line", DataTypes.STRING, "p", DataTypes.INT, "file.name", DataTypes.STRING);
        write("in/p=1/a.txt", lines(12_000, i -> "line " + i));
        write("in/p=2/a.txt", lines(12_000, i -> i % 5 == 0 ? "" : "text"));
        Source source = Reading.source(
                Reading.table(folder, schema, List.of("file.name"), List.of("p"), "path", "in", "format", "raw"));
        SourceReplay.check(source, 15, 4);
    }

    @Test
    void parquet() throws Exception {
        Sink.Writer writer = new FilesystemConnector()
                .sink(table("path", "in", "format", "parquet"))
                .orElseThrow()
                .writer(new TestingContext("out", 0, 1));
        for (int part = 0; part < 60; part++) {
            int first = part * 5000;
            writer.write(Batch.ofRows(
                    SCHEMA,
                    IntStream.range(first, first + 5000)
                            .mapToObj(i -> Row.of(i, i % 7 == 0 ? null : "text " + i % 1000))
                            .toList()));
        }
        writer.finish();
        Source source = Reading.source(table("path", "in", "format", "parquet"));
        assertThat(source.enumerator(1).discover()).hasSizeGreaterThan(1);
        SourceReplay.check(source, 6, 15);
        SourceReplay.check(((Source.Projectable) source).project(1), 6, 15);
    }

    @Test
    void skippedRecordsDoNotMovePositions() throws Exception {
        write("in/a.csv", lines(20_000, i -> (i % 3 == 0 ? "bad" : i) + ",x"));
        SourceReplay.check(Reading.source(table("path", "in", "format", "csv", "on-error", "skip")), 10, 4);
    }

    @Test
    void watchedFoldersRememberWhatWasFound() throws Exception {
        for (int i = 0; i < 30; i++) {
            write("in/d" + i % 3 + "/\uD83D\uDE00" + i + ".csv", i + ",x\n");
        }
        write("in/d0/\uD83D\uDE01.csv", "99,x\n");
        Source source = Reading.source(table("path", "in", "format", "csv", "source.monitor-interval", "1 s"));
        SourceReplay.check(source, 30, 5);
        Source.Enumerator first = source.enumerator(1);
        assertThat(first.discover()).hasSize(31);
        Source.Enumerator second = source.enumerator(1);
        second.restore(first.snapshot());
        assertThat(second.discover()).isEmpty();
        write("in/d1/late.csv", "1,x\n");
        assertThat(second.discover()).hasSize(1);
    }

    @Test
    void whatIsKnownIsCompact() {
        KnownFiles known = new KnownFiles();
        for (int i = 0; i < 100_000; i++) {
            known.add(Path.of("/data/table/day=2024-01-" + i % 28 + "/part-%08x-%d.parquet".formatted(i * 77, i)));
        }
        byte[] bytes = known.toBytes();
        assertThat(bytes).hasSizeLessThan(1_500_000);
        KnownFiles other = new KnownFiles();
        other.addAll(bytes);
        assertThat(other.toBytes()).isEqualTo(bytes);
        assertThat(other.add(Path.of("/data/table/day=2024-01-0/part-00000000-0.parquet")))
                .isFalse();
        assertThat(other.add(Path.of("/data/table/day=2024-01-0/another.parquet")))
                .isTrue();
    }

    @Test
    void filesReadInPartMustNotChange() throws Exception {
        Path file = write("in/a.csv", lines(30_000, i -> i + ",x"));
        Source source = Reading.source(table("path", "in", "format", "csv"));
        byte[] begun = begin(source);
        FileTime time = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 5000));
        assertThatThrownBy(() -> goOn(source, begun))
                .hasMessageContaining("WEIR-FILES-0008: file '" + file + "' has changed since a part of it was read");
        Files.setLastModifiedTime(file, time);
        assertThat(goOn(source, begun)).hasSize(30_000 - 8192);
        Files.writeString(file, "1,x\n", java.nio.file.StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, time);
        assertThatThrownBy(() -> goOn(source, begun)).hasMessageContaining("WEIR-FILES-0008");
        Files.delete(file);
        assertThatThrownBy(() -> goOn(source, begun))
                .hasMessageContaining("WEIR-FILES-0001: file '" + file + "' is gone, of which a part");
    }

    @Test
    void filesThatWereNotBegunMayChange() throws Exception {
        Path file = write("in/a.csv", "1,x\n");
        Source source = Reading.source(table("path", "in", "format", "csv"));
        byte[] split = codec(source).encode(source.enumerator(1).discover().getFirst());
        Files.writeString(file, "1,x\n2,y\n");
        assertThat(goOn(source, split)).hasSize(2);
    }

    private static Source.SplitCodec codec(Source source) {
        return source.splitCodec().orElseThrow();
    }

    /** Reads one poll and returns what is left of the split. */
    private static byte[] begin(Source source) {
        try (SourceReader reader = source.reader(new TestingContext())) {
            reader.add(source.enumerator(1).discover().getFirst());
            reader.poll(new Rows());
            return codec(source).encode(reader.unread().getFirst());
        }
    }

    private static List<Row> goOn(Source source, byte[] split) {
        Rows rows = new Rows();
        try (SourceReader reader = source.reader(new TestingContext())) {
            reader.add(codec(source).decode(split));
            while (reader.poll(rows) == SourceReader.Status.MORE) {
                // All of it.
            }
        }
        return rows.rows;
    }

    private static final class Rows implements SourceReader.SourceOutput {
        private final List<Row> rows = new ArrayList<>();

        @Override
        public void emit(Source.Split split, Batch batch) {
            rows.addAll(batch.toRows());
        }

        @Override
        public void splitFinished(Source.Split split) {}
    }
}
