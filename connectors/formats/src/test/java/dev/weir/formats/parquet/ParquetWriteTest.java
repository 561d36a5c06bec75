package dev.weir.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FileEncoder;
import dev.weir.formats.text.Decoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetWriteTest {
    @TempDir
    Path folder;

    private static byte[] write(Schema schema, List<Batch> batches, String... options) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FileEncoder encoder = new ParquetFormatFactory()
                .fileEncoder(Decoding.table(schema, options))
                .orElseThrow()
                .encoder(schema, bytes);
        for (Batch batch : batches) {
            encoder.write(batch);
        }
        encoder.finish();
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"UNCOMPRESSED,1000,10", "SNAPPY,45000,7", "GZIP,1000,1000", "ZSTD,100000,100000", "SNAPPY,1,1"})
    void duckDbReadsWhatIsWritten(String codec, int rows, int distinct) throws Exception {
        Path file = folder.resolve("out.parquet");
        Path source = folder.resolve("in.parquet");
        try (DuckDb duck = new DuckDb()) {
            duck.execute("COPY ("
                    + ParquetReadTest.ALL_TYPES
                            .replace(":distinct", "" + distinct)
                            .replace(":rows", "" + rows) + ") TO '"
                    + source + "' (FORMAT parquet)");
            List<Batch> batches = ParquetReadTest.read(
                    ParquetReadTest.ALL, Files.readAllBytes(source), ParquetReadTest.all(ParquetReadTest.ALL));
            byte[] bytes = write(
                    ParquetReadTest.ALL, batches, "parquet.compression", codec.toLowerCase(java.util.Locale.ROOT));
            Files.write(file, bytes);
            List<Row> expected = ParquetReadTest.rows(batches);
            assertThat(ParquetReadTest.rows(
                            ParquetReadTest.read(ParquetReadTest.ALL, bytes, ParquetReadTest.all(ParquetReadTest.ALL))))
                    .isEqualTo(expected);
            String same =
                    "SELECT count(*) FROM (SELECT * FROM '" + file + "' EXCEPT ALL SELECT * FROM '" + source + "')";
            Schema count = Schema.of("n", DataTypes.BIGINT);
            assertThat(duck.query(same, count)).containsExactly(Row.of(0L));
            assertThat(duck.query("SELECT count(*) FROM '" + file + "'", count)).containsExactly(Row.of((long) rows));
            assertThat(duck.query("SELECT min(i64) FROM '" + file + "'", count))
                    .isEqualTo(duck.query("SELECT min(i64) FROM '" + source + "'", count));
        }
    }

    @Test
    void selectionsAndEmptyFiles() throws Exception {
        Schema schema = Schema.of("a", DataTypes.INT.withNullable(false), "b", DataTypes.STRING);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.add(Row.of(i, i % 3 == 0 ? null : "x" + i));
        }
        Batch batch = Batch.ofRows(schema, rows).select(new int[] {1, 3, 8}, 3);
        assertThat(ParquetReadTest.rows(ParquetReadTest.read(schema, write(schema, List.of(batch)), 0, 1)))
                .containsExactly(rows.get(1), rows.get(3), rows.get(8));
        byte[] empty = write(schema, List.of());
        assertThat(ParquetReadTest.read(schema, empty, 0, 1)).isEmpty();
        Files.write(folder.resolve("empty.parquet"), empty);
        try (DuckDb duck = new DuckDb()) {
            assertThat(duck.query("SELECT * FROM '" + folder.resolve("empty.parquet") + "'", schema))
                    .isEmpty();
        }
    }

    @Test
    void nestedTypesAreRefused() {
        Schema schema = Schema.of("a", DataTypes.array(DataTypes.INT));
        assertThatThrownBy(() -> write(schema, List.of()))
                .hasMessageContaining("WEIR-FORMAT-0009: column 'a' of type ARRAY<INT> cannot be written as Parquet");
    }
}
