package dev.weir.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.testkit.TestingContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two phases of a commit, step by step. */
class FileSinkCheckpointTest {
    private static final Schema SCHEMA = Schema.of("a", DataTypes.INT, "b", DataTypes.STRING);
    private static final Schema PARTITIONED =
            Schema.of("dt", DataTypes.STRING, "hr", DataTypes.STRING, "a", DataTypes.INT);

    @TempDir
    Path folder;

    private final TestingContext context = TestingContext.withCheckpoints("out", 0, 1, 0);

    @Test
    void filesAreSeenWhenTheyAreCommitted() throws Exception {
        FileSink sink = sink();
        Sink.Writer writer = sink.writer(context);
        writer.write(rows(1, 2));
        CompletableFuture<List<byte[]>> prepared = writer.prepareCommit(1);
        assertThat(prepared).isNotDone();
        writer.write(rows(3));
        while (context.runLaunched()) {
            // All of it.
        }
        assertThat(prepared).isDone();
        assertThat(files()).hasSize(2).allMatch(name -> name.startsWith(".part-") && name.endsWith(".inprogress"));
        Sink.Committer committer = sink.committer().orElseThrow();
        committer.commit(prepared.getNow(List.of()));
        assertThat(visible()).singleElement().asString().matches("part-[0-9a-f]{16}-0-0-0\\.csv");
        assertThat(read()).containsExactly(Row.of(1, "x"), Row.of(2, "x"));
        committer.commit(prepared.getNow(List.of()));
        assertThat(read()).hasSize(2);
        writer.close();
        assertThat(files()).hasSize(1);
    }

    @Test
    void nothingNewIsNothingToCommit() {
        Sink.Writer writer = sink().writer(context);
        assertThat(writer.prepareCommit(1)).isCompletedWithValue(List.of());
        writer.write(Batch.ofRows(SCHEMA, List.of()));
        assertThat(writer.prepareCommit(2)).isCompletedWithValue(List.of());
    }

    @Test
    void atTheEndOfTheInputFilesWaitForTheLastCheckpoint() throws Exception {
        FileSink sink = sink();
        Sink.Writer writer = sink.writer(context);
        writer.write(rows(1));
        writer.finish();
        assertThat(visible()).isEmpty();
        sink.committer().orElseThrow().commit(prepare(writer, 1));
        assertThat(read()).hasSize(1);
    }

    @Test
    void filesThatRolledBetweenCheckpointsComeWithTheNextOne() throws Exception {
        FileSink sink = sink("sink.rolling-policy.file-size", "8 b");
        Sink.Writer writer = sink.writer(context);
        for (int i = 0; i < 6; i++) {
            writer.write(rows(i));
        }
        assertThat(visible()).isEmpty();
        sink.committer().orElseThrow().commit(prepare(writer, 1));
        assertThat(visible()).hasSize(3);
        assertThat(read()).hasSize(6);
    }

    @Test
    void aLostFileAndAForeignOneAreNamed() throws Exception {
        FileSink sink = sink();
        Sink.Writer writer = sink.writer(context);
        writer.write(rows(1));
        List<byte[]> committables = prepare(writer, 1);
        Sink.Committer committer = sink.committer().orElseThrow();
        Path hidden = folder.resolve("out").resolve(files().getFirst());
        Path aside = folder.resolve("aside");
        Files.move(hidden, aside);
        assertThatThrownBy(() -> committer.commit(committables))
                .hasMessageContaining("WEIR-CONNECT-0005: '" + hidden + "' is gone, whose rows a checkpoint counts");
        Files.move(aside, hidden);
        String name = hidden.getFileName().toString();
        Path visible = hidden.resolveSibling(name.substring(1, name.length() - ".inprogress".length()));
        Files.writeString(visible, "another's");
        assertThatThrownBy(() -> committer.commit(committables))
                .hasMessageContaining("WEIR-CONNECT-0006: '" + hidden + "' is to be published as");
        Files.delete(visible);
        committer.commit(committables);
        assertThat(read()).hasSize(1);
    }

    @Test
    void whatCannotBeWrittenFailsThePreparation() throws Exception {
        Sink.Writer writer =
                sink("sink.rolling-policy.file-size", "1 b", "path", "out/p").writer(context);
        writer.write(rows(1));
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        CompletableFuture<List<byte[]>> prepared = writer.prepareCommit(1);
        while (context.runLaunched()) {
            // All of it.
        }
        assertThat(prepared).isCompletedExceptionally();
        assertThat(prepared.exceptionNow()).hasMessageContaining("WEIR-FILES-0003");
    }

    @Test
    void leftoversOfThisJobAreRemovedAndNothingElse() throws Exception {
        FileSink sink = sink();
        Sink.Writer dead = sink.writer(context);
        dead.write(rows(1));
        prepare(dead, 1);
        dead.write(rows(2));
        prepare(dead, 2);
        dead.write(rows(3));
        String id = files().getFirst().split("-")[1];
        Path out = folder.resolve("out");
        List<String> others = List.of(
                ".part-0123456789abcdef-0-9-0.csv.inprogress",
                ".part-" + id + "-1-9-0.csv.inprogress",
                ".somebody-elses");
        for (String name : others) {
            Files.writeString(out.resolve(name), "");
        }
        assertThat(files()).hasSize(6);
        TestingContext next = TestingContext.withCheckpoints("out", 0, 2, 1);
        next.state()
                .instanceList("file id", dev.weir.dataflow.state.InstanceList.Redistribution.UNION)
                .add(id);
        sink.writer(next);
        assertThat(files())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(others.stream(), Stream.of(".part-" + id + "-0-0-0.csv.inprogress"))
                                .toList());
    }

    @Test
    void smallFilesOfACheckpointAreJoined() throws Exception {
        for (String format : List.of("csv", "json", "parquet")) {
            String path = "out-" + format;
            FileSink sink = sink("path", path, "format", format, "csv.header", "true", "auto-compaction", "true");
            List<byte[]> committables = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                TestingContext one = TestingContext.withCheckpoints("out", i, 3, 0);
                Sink.Writer writer = sink.writer(one);
                writer.write(rows(i));
                CompletableFuture<List<byte[]>> prepared = writer.prepareCommit(1);
                one.runLaunched();
                committables.addAll(prepared.getNow(List.of()));
            }
            sink.committer().orElseThrow().commit(committables);
            assertThat(files(path)).singleElement().asString().startsWith("compacted-part-");
            sink.committer().orElseThrow().commit(committables);
            assertThat(Reading.of(table("path", path, "format", format, "csv.header", "true")).rows)
                    .containsExactlyInAnyOrder(Row.of(0, "x"), Row.of(1, "x"), Row.of(2, "x"));
        }
    }

    @Test
    void partitionsSucceedWhenEventTimeOfAllWritersHasPassed() throws Exception {
        FileSink sink = partitioned(
                "sink.partition-commit.trigger",
                "partition-time",
                "sink.partition-commit.delay",
                "1 h",
                "partition.time-extractor.timestamp-pattern",
                "$dt $hr:00:00");
        TestingContext second = TestingContext.withCheckpoints("out", 1, 2, 0);
        TestingContext first = TestingContext.withCheckpoints("out", 0, 2, 0);
        Sink.Writer one = sink.writer(first);
        Sink.Writer two = sink.writer(second);
        Sink.Committer committer = sink.committer().orElseThrow();
        one.write(hours("01", "02"));
        one.watermark(millis("2024-05-01T02:00:00Z"));
        two.watermark(millis("2024-05-01T01:59:59Z"));
        committer.commit(prepare(one, first, two, second, 1));
        assertThat(succeeded("01")).isFalse();
        two.watermark(millis("2024-05-01T02:30:00Z"));
        committer.commit(prepare(one, first, two, second, 2));
        assertThat(succeeded("01")).isTrue();
        assertThat(succeeded("02")).isFalse();
        one.watermark(Long.MAX_VALUE);
        two.watermark(Long.MAX_VALUE);
        one.finish();
        two.finish();
        committer.commit(prepare(one, first, two, second, 3));
        assertThat(succeeded("02")).isTrue();
    }

    @Test
    void partitionsSucceedAtTheDelayBehindTheirFirstRow() throws Exception {
        FileSink sink = partitioned("sink.partition-commit.delay", "1 min");
        Sink.Writer writer = sink.writer(context);
        Sink.Committer committer = sink.committer().orElseThrow();
        writer.write(hours("01"));
        context.clock().advanceMillis(59_999);
        committer.commit(prepare(writer, 1));
        assertThat(succeeded("01")).isFalse();
        context.clock().advanceMillis(1);
        committer.commit(prepare(writer, 2));
        assertThat(succeeded("01")).isTrue();
        Files.delete(success("01"));
        writer.write(hours("01"));
        committer.commit(prepare(writer, 3));
        assertThat(succeeded("01")).as("late rows make it succeed again").isTrue();
        Files.delete(success("01"));
        committer.commit(prepare(writer, 4));
        committer.commit(prepare(writer, 5));
        assertThat(prepare(writer, 6)).hasSize(1);
    }

    @Test
    void timesAndOptionsThatCannotBeAreNamed() {
        assertThatThrownBy(() -> partitioned("partition.time-extractor.timestamp-pattern", "$dt $hour:00:00"))
                .hasMessageContaining("WEIR-FILES-0006: option 'partition.time-extractor.timestamp-pattern'")
                .hasMessageContaining("'hour' is no partition column");
        assertThatThrownBy(() -> partitioned("sink.partition-commit.policy.kind", "metastore"))
                .hasMessageContaining("WEIR-FILES-0006")
                .hasMessageContaining("there is success-file");
        Sink.Writer writer = partitioned(
                        "sink.partition-commit.trigger",
                        "partition-time",
                        "partition.time-extractor.timestamp-pattern",
                        "$hr")
                .writer(context);
        assertThatThrownBy(() -> writer.write(hours("noon")))
                .hasMessageContaining("WEIR-FILES-0005: partition 'dt=2024-05-01/hr=noon' has the time 'noon'");
    }

    private FileSink sink(String... options) {
        return FileSink.of(table(options));
    }

    private TableDefinition table(String... options) {
        List<String> all = new ArrayList<>(List.of("path", "out", "format", "csv"));
        all.addAll(List.of(options));
        return Reading.table(folder, SCHEMA, all.toArray(String[]::new));
    }

    private FileSink partitioned(String... options) {
        List<String> all = new ArrayList<>(
                List.of("path", "out", "format", "csv", "sink.partition-commit.policy.kind", "success-file"));
        all.addAll(List.of(options));
        return FileSink.of(
                Reading.table(folder, PARTITIONED, List.of(), List.of("dt", "hr"), all.toArray(String[]::new)));
    }

    private static Batch rows(int... values) {
        List<Row> rows = new ArrayList<>();
        for (int value : values) {
            rows.add(Row.of(value, "x"));
        }
        return Batch.ofRows(SCHEMA, rows);
    }

    private static Batch hours(String... hours) {
        return Batch.ofRows(
                PARTITIONED,
                Stream.of(hours).map(hour -> Row.of("2024-05-01", hour, 1)).toList());
    }

    private static long millis(String instant) {
        return java.time.Instant.parse(instant).toEpochMilli();
    }

    private List<byte[]> prepare(Sink.Writer writer, long checkpoint) {
        return prepare(writer, context, checkpoint);
    }

    private static List<byte[]> prepare(Sink.Writer writer, TestingContext context, long checkpoint) {
        CompletableFuture<List<byte[]>> prepared = writer.prepareCommit(checkpoint);
        while (context.runLaunched()) {
            // All of it.
        }
        assertThat(prepared).isCompleted();
        return prepared.getNow(List.of());
    }

    private static List<byte[]> prepare(
            Sink.Writer one, TestingContext first, Sink.Writer two, TestingContext second, long checkpoint) {
        List<byte[]> both = new ArrayList<>(prepare(one, first, checkpoint));
        both.addAll(prepare(two, second, checkpoint));
        return both;
    }

    private Path success(String hour) {
        return folder.resolve("out/dt=2024-05-01/hr=" + hour + "/_SUCCESS");
    }

    private boolean succeeded(String hour) {
        return Files.exists(success(hour));
    }

    private List<Row> read() {
        return Reading.of(table()).rows;
    }

    private List<String> visible() throws Exception {
        return files().stream().filter(name -> !name.startsWith(".")).toList();
    }

    private List<String> files() throws Exception {
        return files("out");
    }

    private List<String> files(String name) throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
