package dev.weir.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFilesTest {
    private static final Schema SCHEMA = Schema.of("a", DataTypes.INT, "b", DataTypes.STRING);

    @TempDir
    Path folder;

    @Test
    void airports() {
        Schema schema = Schema.of(
                "iata",
                DataTypes.STRING,
                "name",
                DataTypes.STRING,
                "city",
                DataTypes.STRING,
                "state",
                DataTypes.STRING,
                "country",
                DataTypes.STRING,
                "latitude",
                DataTypes.DOUBLE,
                "longitude",
                DataTypes.DOUBLE);
        List<Row> rows = Reading.of(Reading.table(
                        Path.of("../../examples/flights/data"),
                        schema,
                        "path",
                        "airports.csv",
                        "format",
                        "csv",
                        "csv.header",
                        "true"))
                .rows;
        assertThat(rows).hasSize(3376);
        assertThat(rows.getFirst())
                .isEqualTo(Row.of("00M", "Thigpen", "Bay Springs", "MS", "USA", 31.95376472, -89.23450472));
    }

    @Test
    void foldersGlobsPartitionsAndMetadata() throws Exception {
        write("p=1/x.csv", "1,a\n");
        write("p=2/_hidden.csv", "9,z\n");
        write("p=2/y.csv", "2,b\n3,c\n");
        write("p=__DEFAULT_PARTITION__/.tmp/q.csv", "9,z\n");
        write("p=__DEFAULT_PARTITION__/z.csv", "4,d\n");
        Schema schema = Schema.of(
                "a",
                DataTypes.INT,
                "p",
                DataTypes.INT,
                "b",
                DataTypes.STRING,
                "file.name",
                DataTypes.STRING,
                "file.size",
                DataTypes.BIGINT);
        Source source = Reading.source(Reading.table(
                folder,
                schema,
                List.of("file.name", "file.size"),
                List.of("p"),
                "path",
                folder.toUri().toString(),
                "format",
                "csv"));
        assertThat(Reading.of(source, 1).rows)
                .containsExactly(
                        Row.of(1, 1, "a", "x.csv", 4L),
                        Row.of(2, 2, "b", "y.csv", 8L),
                        Row.of(3, 2, "c", "y.csv", 8L),
                        Row.of(4, null, "d", "z.csv", 4L));
        assertThat(Reading.of(((Source.Projectable) source).project(3, 1), 1).rows)
                .contains(Row.of("x.csv", 1));
        assertThat(Reading.of(Reading.table(folder, SCHEMA, "path", "p=*/[xy].csv", "format", "csv")).rows)
                .hasSize(3);
    }

    @Test
    void compressedFiles() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("1,a\n2,b".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("x.csv.gz"), bytes.toByteArray());
        assertThat(Reading.of(Reading.table(folder, SCHEMA, "path", ".", "format", "csv")).rows)
                .containsExactly(Row.of(1, "a"), Row.of(2, "b"));
    }

    @Test
    void aJsonArrayIsAFileOfRecords() {
        Schema schema = Schema.of("date", DataTypes.STRING, "delay", DataTypes.INT, "origin", DataTypes.STRING);
        List<Row> rows = Reading.of(
                        Reading.source(Reading.table(
                                Path.of("../../examples/flights/data"),
                                schema,
                                "path",
                                "flights-20k.json",
                                "format",
                                "json")),
                        2)
                .rows;
        assertThat(rows).hasSize(20_000);
        assertThat(rows.getFirst()).isEqualTo(Row.of("2001/01/01 00:47", 66, "DTW"));
    }

    @Test
    void damagedCompressedFilesAreNamed() throws Exception {
        write("x.csv.gz", "no gzip");
        assertThatThrownBy(() -> Reading.of(Reading.table(folder, SCHEMA, "path", ".", "format", "csv")))
                .hasMessageContaining("WEIR-FILES-0002: cannot read '" + folder);
        Files.delete(folder.resolve("x.csv.gz"));
        write("x.csv.zst", "no zstd");
        assertThatThrownBy(() -> Reading.of(Reading.table(folder, SCHEMA, "path", ".", "format", "csv")))
                .hasMessageContaining("WEIR-FILES-0002: cannot read '" + folder);
    }

    @Test
    void rangesBeginAtRecords() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_500_000; i++) {
            text.append(i).append(',').append("x".repeat(i % 13)).append('\n');
        }
        write("big.csv", text.toString());
        Source source = Reading.source(
                Reading.table(folder, SCHEMA, "path", ".", "format", "csv", "csv.disable-quote-character", "true"));
        Reading reading = Reading.of(source, 2);
        assertThat(reading.finished).hasSizeGreaterThan(3);
        assertThat(reading.rows).hasSize(1_500_000);
        for (int i = 0; i < 1_500_000; i++) {
            assertThat(reading.rows.get(i).getField(0)).isEqualTo(i);
        }
    }

    @Test
    void badRecordsFailWithFileAndLine() throws Exception {
        write("x.csv", "1,a\n2,b\n\nx,c\n4,d\n");
        assertThatThrownBy(() -> Reading.of(Reading.table(folder, SCHEMA, "path", ".", "format", "csv")))
                .hasMessage(folder.resolve("x.csv") + ":4 (field a): WEIR-FORMAT-0002: 'x' is no INT "
                        + "(-2147483648 to 2147483647); the record is: x,c "
                        + "('on-error'='skip' or 'dead-letter' goes on without such records)");
    }

    @Test
    void badRecordsAreSkippedOrKept() throws Exception {
        write("x.csv", "1,a\nx,c\n4,d\n5,\"e\"\"\n");
        Reading skipping =
                Reading.of(Reading.table(folder, SCHEMA, "path", "x.csv", "format", "csv", "on-error", "skip"));
        assertThat(skipping.rows).containsExactly(Row.of(1, "a"), Row.of(4, "d"));
        assertThat(skipping.context.metrics().snapshot()).containsEntry("flights.skipped-records", 2L);
        Reading keeping = Reading.of(Reading.table(
                folder,
                SCHEMA,
                "path",
                "x.csv",
                "format",
                "csv",
                "on-error",
                "dead-letter",
                "on-error.dead-letter.path",
                "bad.json"));
        assertThat(keeping.rows).hasSize(2);
        assertThat(Files.readAllLines(folder.resolve("bad.json")))
                .hasSize(2)
                .anyMatch(line -> line.contains("\"line\":2,\"field\":\"a\",\"code\":\"WEIR-FORMAT-0002\"")
                        && line.endsWith("\"record\":\"x,c\"}"))
                .anyMatch(line -> line.contains("\"line\":4") && line.contains("never closed"));
        assertThatThrownBy(() -> Reading.source(
                        Reading.table(folder, SCHEMA, "path", "x.csv", "format", "csv", "on-error", "dead-letter")))
                .hasMessageContaining("WEIR-FILES-0006: 'on-error'='dead-letter' needs 'on-error.dead-letter.path'");
    }

    @Test
    void watchingFindsNewFiles() throws Exception {
        write("in/a.csv", "1,a\n");
        Source source = Reading.source(
                Reading.table(folder, SCHEMA, "path", "in", "format", "csv", "source.monitor-interval", "1 s"));
        assertThat(source.isBounded()).isFalse();
        Source.Enumerator enumerator = source.enumerator(1);
        Reading reading = new Reading();
        reading.read(source, enumerator);
        assertThat(reading.rows).containsExactly(Row.of(1, "a"));
        write("in/b.csv", "2,b\n");
        reading.read(source, enumerator);
        assertThat(reading.rows).containsExactly(Row.of(1, "a"), Row.of(2, "b"));
        assertThat(enumerator.interval()).isPresent();
    }

    private void write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
