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
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    private static final Schema SCHEMA = Schema.of("a", DataTypes.INT, "b", DataTypes.STRING);

    @TempDir
    Path folder;

    private final TestingContext context = new TestingContext("out", 0, 1);

    @Test
    void filesAreHiddenUntilTheyAreComplete() throws Exception {
        Sink.Writer writer = writer(Reading.table(folder, SCHEMA, "path", "out", "format", "csv"));
        writer.write(Batch.ofRows(SCHEMA, List.of(Row.of(1, "a,\"b"), Row.of(null, "x\ny"))));
        assertThat(files("out")).hasSize(1).allMatch(name -> name.startsWith("."));
        writer.finish();
        writer.close();
        assertThat(files("out")).hasSize(1).allMatch(name -> name.matches("part-.*-0-0-0\\.csv"));
        assertThat(Reading.of(Reading.table(folder, SCHEMA, "path", "out", "format", "csv")).rows)
                .containsExactly(Row.of(1, "a,\"b"), Row.of(null, "x\ny"));
    }

    @Test
    void withoutFinishNothingIsLeft() throws Exception {
        Sink.Writer writer = writer(Reading.table(folder, SCHEMA, "path", "out", "format", "csv"));
        writer.write(Batch.ofRows(SCHEMA, List.of(Row.of(1, "a"))));
        writer.close();
        assertThat(files("out")).isEmpty();
    }

    @Test
    void filesRollBySizeAndAge() throws Exception {
        Sink.Writer writer = writer(Reading.table(
                folder,
                SCHEMA,
                "path",
                "out",
                "format",
                "csv",
                "sink.rolling-policy.file-size",
                "8 b",
                "sink.rolling-policy.rollover-interval",
                "1 min"));
        writer.write(Batch.ofRows(SCHEMA, List.of(Row.of(1, "a"))));
        assertThat(visible()).isEmpty();
        writer.write(Batch.ofRows(SCHEMA, List.of(Row.of(2, "b"))));
        assertThat(visible()).hasSize(1);
        writer.write(Batch.ofRows(SCHEMA, List.of(Row.of(3, "c"))));
        context.clock().advanceMillis(60_000);
        writer.epoch(1);
        assertThat(visible()).hasSize(2);
    }

    @Test
    void filesGrowOldWhileNoRowsCome() throws Exception {
        Sink.Writer writer = writer(Reading.table(
                folder, SCHEMA, "path", "out", "format", "csv", "sink.rolling-policy.inactivity-interval", "90 s"));
        writer.write(Batch.ofRows(SCHEMA, List.of(Row.of(1, "a"))));
        for (int minute = 1; minute <= 2; minute++) {
            assertThat(visible()).isEmpty();
            context.clock().advanceMillis(60_000);
            assertThat(context.takeDueWakeUp()).isTrue();
            writer.wakeUp(context.clock().millis());
        }
        assertThat(visible()).hasSize(1);
        assertThat(context.nextWakeUp()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void partitionsAreFolders() throws Exception {
        Schema schema = Schema.of("p", DataTypes.STRING, "a", DataTypes.INT, "t", DataTypes.timestampLtz(3));
        TableDefinition table = Reading.table(
                folder,
                schema,
                List.of(),
                List.of("p", "t"),
                "path",
                "out",
                "format",
                "csv",
                "csv.header",
                "true",
                "sink.partition-commit.policy.kind",
                "success-file");
        Sink.Writer writer = writer(table);
        Instant time = Instant.parse("2024-01-01T10:00:00Z");
        List<Row> rows = List.of(Row.of("x/y=%", 1, time), Row.of(null, 2, time), Row.of("x/y=%", 3, time));
        writer.write(Batch.ofRows(schema, rows));
        writer.finish();
        assertThat(folder.resolve("out/p=x%2Fy%3D%25/t=2024-01-01 10%3A00/_SUCCESS"))
                .exists();
        assertThat(Reading.of(table).rows).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void everyTypeRoundTripsAsCsv() {
        Schema schema = Schema.of(
                "bool",
                DataTypes.BOOLEAN,
                "long",
                DataTypes.BIGINT,
                "double",
                DataTypes.DOUBLE,
                "dec",
                DataTypes.decimal(12, 3),
                "date",
                DataTypes.DATE,
                "time",
                DataTypes.TIME,
                "ts",
                DataTypes.timestamp(9),
                "bytes",
                DataTypes.BYTES,
                "arr",
                DataTypes.array(DataTypes.INT));
        Row row = Row.of(
                true,
                -5L,
                1e300,
                new java.math.BigDecimal("-1200.000"),
                java.time.LocalDate.parse("1969-07-20"),
                java.time.LocalTime.parse("23:59:59.5"),
                LocalDateTime.parse("0001-01-01T00:00:00.000000001"),
                new byte[] {1, 2},
                java.util.Arrays.asList(1, null, 3));
        TableDefinition table = Reading.table(folder, schema, "path", "out", "format", "csv");
        Sink.Writer writer = writer(table);
        writer.write(Batch.ofRows(schema, List.of(row)));
        writer.finish();
        assertThat(Reading.of(table).rows).containsExactly(row);
    }

    @Test
    void unwritableFoldersAreNamed() throws Exception {
        Files.writeString(folder.resolve("out"), "a file");
        Sink.Writer writer = writer(Reading.table(folder, SCHEMA, "path", "out", "format", "csv"));
        assertThatThrownBy(() -> writer.write(Batch.ofRows(SCHEMA, List.of(Row.of(1, "a")))))
                .hasMessageContaining("WEIR-FILES-0003: cannot write '" + folder.resolve("out"));
    }

    private Sink.Writer writer(TableDefinition table) {
        return new FilesystemConnector().sink(table).orElseThrow().writer(context);
    }

    private List<String> visible() throws Exception {
        return files("out").stream().filter(name -> !name.startsWith(".")).toList();
    }

    private List<String> files(String name) throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
