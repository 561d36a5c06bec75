package dev.weir.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every format with every policy for records that cannot be read: two good records around two bad ones. */
class PoisonRecordsTest {
    private static final DataType INT = DataTypes.INT;

    @TempDir
    Path folder;

    /** A file with bad records in its second and fourth line, and what an error says of the first of them. */
    private enum Poison {
        CSV(Schema.of("a", INT, "b", DataTypes.STRING), "csv", " (field a): WEIR-FORMAT-0002: 'x' is no INT") {
            @Override
            byte[] file() {
                return bytes("1,one\nx,two\n3,three\n4,four,more\n");
            }

            @Override
            List<Row> good() {
                return List.of(Row.of(1, "one"), Row.of(3, "three"));
            }
        },
        JSON(Schema.of("a", INT, "b", DataTypes.STRING), "json", ": WEIR-FORMAT-0001: ") {
            @Override
            byte[] file() {
                return bytes("""
                        {"a": 1, "b": "one"}
                        {"a": 2, "b
                        {"a": 3, "b": "three"}
                        {"a": "many"}
                        """);
            }

            @Override
            List<Row> good() {
                return List.of(Row.of(1, "one"), Row.of(3, "three"));
            }
        },
        RAW(Schema.of("line", DataTypes.STRING), "raw", " (field line): WEIR-FORMAT-0004: the text is not UTF-8") {
            @Override
            byte[] file() {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                bytes.writeBytes(bytes("one\n"));
                bytes.writeBytes(new byte[] {(byte) 0xC3, (byte) 0x28, '\n'});
                bytes.writeBytes(bytes("three\n"));
                bytes.writeBytes(new byte[] {(byte) 0xFF, '\n'});
                return bytes.toByteArray();
            }

            @Override
            List<Row> good() {
                return List.of(Row.of("one"), Row.of("three"));
            }
        };

        @SuppressWarnings("ImmutableEnumChecker") // a schema never changes
        private final Schema schema;

        private final String format;
        private final String problem;

        Poison(Schema schema, String format, String problem) {
            this.schema = schema;
            this.format = format;
            this.problem = problem;
        }

        abstract byte[] file();

        abstract List<Row> good();

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private Reading read(Poison poison, String... policy) throws Exception {
        Files.write(folder.resolve("data"), poison.file());
        List<String> options = new ArrayList<>(List.of("path", "data", "format", poison.format));
        options.addAll(Arrays.asList(policy));
        return Reading.of(Reading.table(folder, poison.schema, options.toArray(String[]::new)));
    }

    @ParameterizedTest
    @EnumSource(Poison.class)
    void failNamesFileAndRecord(Poison poison) {
        assertThatThrownBy(() -> read(poison))
                .hasMessageStartingWith(folder.resolve("data") + ":2" + poison.problem)
                .hasMessageContaining("'on-error'='skip' or 'dead-letter' goes on without such records");
        assertThatThrownBy(() -> read(poison, "on-error", "fail"))
                .hasMessageStartingWith(folder.resolve("data") + ":2");
    }

    @ParameterizedTest
    @EnumSource(Poison.class)
    void skipCounts(Poison poison) throws Exception {
        Reading reading = read(poison, "on-error", "skip");
        assertThat(reading.rows).isEqualTo(poison.good());
        assertThat(reading.context.metrics().snapshot()).containsEntry("flights.skipped-records", 2L);
        assertThat(folder.resolve("bad.json")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(Poison.class)
    void deadLettersAreCountedAndKeptWithTheirPlace(Poison poison) throws Exception {
        Reading reading = read(poison, "on-error", "dead-letter", "on-error.dead-letter.path", "bad.json");
        assertThat(reading.rows).isEqualTo(poison.good());
        assertThat(reading.context.metrics().snapshot()).containsEntry("flights.skipped-records", 2L);
        List<String> letters = Files.readAllLines(folder.resolve("bad.json"));
        assertThat(letters).hasSize(2);
        assertThat(letters.get(0)).startsWith("{\"source\":\"" + folder.resolve("data") + "\",\"line\":2,");
        assertThat(letters.get(1)).startsWith("{\"source\":\"" + folder.resolve("data") + "\",\"line\":4,");
        Schema schema = Schema.of("line", INT, "code", DataTypes.STRING, "record", DataTypes.STRING);
        List<Row> asTable = Reading.of(Reading.table(folder, schema, "path", "bad.json", "format", "json")).rows;
        assertThat(asTable).extracting(row -> row.getField(0)).containsExactly(2, 4);
        assertThat(asTable.getFirst().getField(1).toString()).startsWith("WEIR-FORMAT-");
    }

    @Test
    void parquetFilesHaveNoSingleRecordsToSkip() {
        for (String policy : List.of("skip", "dead-letter")) {
            assertThatThrownBy(() -> Reading.source(Reading.table(
                            folder,
                            Poison.CSV.schema,
                            "path",
                            ".",
                            "format",
                            "parquet",
                            "on-error",
                            policy,
                            "on-error.dead-letter.path",
                            "bad.json")))
                    .hasMessageContaining("WEIR-FILES-0006: 'on-error' can only be 'fail' with format 'parquet'");
        }
    }

    @Test
    void aDamagedParquetFileFailsWithItsName() throws Exception {
        Files.writeString(folder.resolve("x.parquet"), "PAR1 and no more PAR1");
        assertThatThrownBy(() -> Reading.of(
                        Reading.table(folder, Poison.CSV.schema, "path", ".", "format", "parquet", "on-error", "fail")))
                .hasMessageStartingWith(folder.resolve("x.parquet").toString())
                .hasMessageContaining("WEIR-FORMAT-00");
    }
}
