package dev.weir.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.BytesColumn;
import dev.weir.data.DataTypes;
import dev.weir.data.LongColumn;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.data.TimestampColumn;
import dev.weir.dataflow.connect.FileFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetReadTest {
    static final Schema FLIGHTS = Schema.of(
            "date", DataTypes.timestamp(3),
            "delay", DataTypes.BIGINT,
            "distance", DataTypes.BIGINT,
            "origin", DataTypes.STRING,
            "destination", DataTypes.STRING);

    static final Schema ALL = Schema.of(
            "b", DataTypes.BOOLEAN,
            "i8", new dev.weir.data.DataType.TinyInt(true),
            "i16", DataTypes.SMALLINT,
            "i32", DataTypes.INT,
            "i64", DataTypes.BIGINT,
            "f", DataTypes.FLOAT,
            "d", DataTypes.DOUBLE,
            "d9", DataTypes.decimal(9, 2),
            "d18", DataTypes.decimal(18, 4),
            "d38", DataTypes.decimal(38, 10),
            "s", DataTypes.STRING,
            "bin", DataTypes.BYTES,
            "day", DataTypes.DATE,
            "t", DataTypes.TIME,
            "ts", DataTypes.timestamp(6),
            "ms", DataTypes.timestamp(3),
            "ns", DataTypes.timestamp(9),
            "tz", DataTypes.timestampLtz(6));

    static final String ALL_TYPES = """
            SELECT * EXCLUDE (n) REPLACE (CASE WHEN n % 7 = 3 THEN NULL ELSE s END AS s,
                              CASE WHEN n % 5 = 0 THEN NULL ELSE i64 END AS i64,
                              CASE WHEN n % 3 = 1 THEN NULL ELSE ts END AS ts) FROM (
            SELECT n, n % 3 = 0 AS b, (n % 200 - 100)::TINYINT AS i8, (n * 7 % 60000 - 30000)::SMALLINT AS i16,
              (n * 1000003 % 4000000000 - 2000000000)::INT AS i32, n * 123456789123 - 5 AS i64,
              (n / 7)::FLOAT AS f, n / 13.0::DOUBLE AS d, (n * 1.25 - 700)::DECIMAL(9,2) AS d9,
              (n * 12345.6789)::DECIMAL(18,4) AS d18, (n::DECIMAL(38,10) * 12345678901234567.25 - 1) AS d38,
              'text ü€😀 ' || (n % :distinct) AS s, ('x' || n)::BLOB AS bin, DATE '1969-12-01' + n::INT AS day,
              TIME '00:00:00' + to_milliseconds(n * 7) AS t,
              TIMESTAMP '1969-12-31 23:59:59.123456' + to_microseconds(n * 1234567) AS ts,
              (TIMESTAMP '1969-12-31 23:59:59.123' + to_milliseconds(n * 777))::TIMESTAMP_MS AS ms,
              make_timestamp_ns(n * 1234567891234 - 17) AS ns,
              TIMESTAMPTZ '2020-01-01 00:00:00.5+00' + to_milliseconds(n) AS tz
            FROM range(:rows) r(n))""";

    @TempDir
    Path folder;

    static List<Batch> read(Schema schema, byte[] file, int... projection) {
        ParquetFormat format = new ParquetFormat(schema);
        List<Batch> batches = new ArrayList<>();
        for (FileFormat.Section section : format.sections(new BytesInput("test.parquet", file))) {
            FileFormat.Reader reader = format.open(new BytesInput("test.parquet", file), section, projection);
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                batches.add(batch);
            }
            reader.close();
        }
        return batches;
    }

    static int[] all(Schema schema) {
        return IntStream.range(0, schema.size()).toArray();
    }

    static List<Row> rows(List<Batch> batches) {
        return batches.stream().flatMap(batch -> batch.toRows().stream()).toList();
    }

    @Test
    void flights() throws Exception {
        byte[] file = Files.readAllBytes(Path.of("../../examples/flights/data/flights-3m.parquet"));
        long rows = 0;
        long delays = 0;
        long distances = 0;
        long millis = 0;
        long sfo = 0;
        for (Batch batch : read(FLIGHTS, file, all(FLIGHTS))) {
            rows += batch.size();
            BytesColumn origin = (BytesColumn) batch.column(3);
            for (int i = 0; i < batch.size(); i++) {
                millis += ((TimestampColumn) batch.column(0)).millis()[i] / 1000;
                delays += ((LongColumn) batch.column(1)).values()[i];
                distances += ((LongColumn) batch.column(2)).values()[i];
                sfo += origin.stringAt(i).equals("SFO") ? 1 : 0;
            }
        }
        try (DuckDb duck = new DuckDb()) {
            Schema sums = Schema.of(
                    "a",
                    DataTypes.BIGINT,
                    "b",
                    DataTypes.BIGINT,
                    "c",
                    DataTypes.BIGINT,
                    "d",
                    DataTypes.BIGINT,
                    "e",
                    DataTypes.BIGINT);
            assertThat(duck.query(
                            "SELECT count(*), sum(delay), sum(distance), sum(epoch_ms(date)//1000), "
                                    + "count(*) FILTER (WHERE origin = 'SFO') "
                                    + "FROM '../../examples/flights/data/flights-3m.parquet'",
                            sums))
                    .containsExactly(Row.of(rows, delays, distances, millis, sfo));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNCOMPRESSED,V1,1000,10",
        "SNAPPY,V1,30000,10",
        "GZIP,V1,5000,5000",
        "ZSTD,V1,5000,3",
        "LZ4_RAW,V1,5000,3",
        "ZSTD,V2,30000,30000",
        "SNAPPY,V2,30000,20",
        "UNCOMPRESSED,V2,1,1"
    })
    void everythingThatDuckDbWrites(String codec, String version, int rows, int distinct) throws Exception {
        Path file = folder.resolve("all.parquet");
        try (DuckDb duck = new DuckDb()) {
            String select = ALL_TYPES.replace(":distinct", "" + distinct).replace(":rows", "" + rows);
            duck.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet, CODEC '" + codec
                    + "', PARQUET_VERSION '" + version + "', ROW_GROUP_SIZE 10000)");
            List<Row> expected = duck.query("SELECT * FROM '" + file + "'", ALL);
            List<Row> actual = rows(read(ALL, Files.readAllBytes(file), all(ALL)));
            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < actual.size(); i++) {
                assertThat(actual.get(i)).as("row %d", i).isEqualTo(expected.get(i));
            }
        }
    }

    @Test
    void nestedColumns() throws Exception {
        byte[] file = write("SELECT * FROM (VALUES "
                + "([1, NULL, 3], MAP {'a': [1.5, 2.5], 'b': []}, {'x': 1, 'y': {'z': 'p'}}, [[1], [], NULL, [2, 3]]),"
                + "(NULL, NULL, NULL, NULL), ([], MAP {}, {'x': NULL, 'y': NULL}, []),"
                + "([4], MAP {'c': NULL}, {'x': 2, 'y': {'z': NULL}}, [[NULL, 5]])) t(l, m, r, ll)");
        Schema schema = Schema.of(
                "l", DataTypes.array(DataTypes.INT),
                "m", DataTypes.map(DataTypes.STRING, DataTypes.array(DataTypes.decimal(3, 1))),
                "r", DataTypes.row("y", DataTypes.row("z", DataTypes.STRING), "x", DataTypes.INT),
                "ll", DataTypes.array(DataTypes.array(DataTypes.INT)));
        assertThat(rows(read(schema, file, 0, 1, 2, 3)).stream().map(Row::toString))
                .containsExactly(
                        "+I[[1, null, 3], {a=[1.5, 2.5], b=[]}, +I[+I[p], 1], [[1], [], null, [2, 3]]]",
                        "+I[null, null, null, null]",
                        "+I[[], {}, +I[null, null], []]",
                        "+I[[4], {c=null}, +I[+I[null], 2], [[null, 5]]]");
        byte[] many = write(
                "SELECT [n, n + 1, NULL][:n % 4] AS l, {'s': 'x' || n, 'l': ['a' || n]} AS r FROM range(30000) t(n)");
        Schema two = Schema.of(
                "l", DataTypes.array(DataTypes.BIGINT),
                "r", DataTypes.row("s", DataTypes.STRING, "l", DataTypes.array(DataTypes.STRING)));
        List<Row> rows = rows(read(two, many, 0, 1));
        assertThat(rows).hasSize(30000);
        for (int n = 0; n < rows.size(); n++) {
            List<Object> list = java.util.Arrays.asList((long) n, n + 1L, null);
            assertThat(rows.get(n)).isEqualTo(Row.of(list.subList(0, n % 4), Row.of("x" + n, List.of("a" + n))));
        }
    }

    @Test
    void projectionKeepsTheOrderAsked() throws Exception {
        byte[] file = write("SELECT 1 AS a, 'x' AS b, 2.5::DOUBLE AS c");
        Schema schema = Schema.of("a", DataTypes.INT, "b", DataTypes.STRING, "c", DataTypes.DOUBLE);
        assertThat(rows(read(schema, file, 2, 0))).containsExactly(Row.of(2.5, 1));
        assertThat(read(schema, file).getFirst().size()).isEqualTo(1);
    }

    @Test
    void integersWidenAndNarrowWhenTheyFit() throws Exception {
        byte[] file = write("SELECT 7::BIGINT AS a, 300::INT AS b, 4000000000::UINTEGER AS c");
        Schema schema = Schema.of("a", DataTypes.INT, "b", DataTypes.BIGINT, "c", DataTypes.BIGINT);
        assertThat(rows(read(schema, file, 0, 1, 2))).containsExactly(Row.of(7, 300L, 4_000_000_000L));
        assertThatThrownBy(() -> read(Schema.of("b", new dev.weir.data.DataType.TinyInt(true)), file, 0))
                .isInstanceOf(WeirException.class)
                .hasMessage("test.parquet:1 (field b): WEIR-FORMAT-0002: value 300 does not fit TINYINT");
    }

    @Test
    void otherTypesAndNamesAreRefused() throws Exception {
        byte[] file = write("SELECT 'x' AS origin, 5 AS delay");
        assertThatThrownBy(() -> read(Schema.of("origin", DataTypes.INT), file, 0))
                .hasMessageContaining("test.parquet (field origin): WEIR-FORMAT-0008: the table says INT, but")
                .hasMessageContaining("BYTE_ARRAY (text)");
        assertThatThrownBy(() -> read(Schema.of("orign", DataTypes.STRING), file, 0))
                .hasMessageContaining("did you mean 'origin'?");
        Schema more = Schema.of("ORIGIN", DataTypes.STRING, "carrier", DataTypes.STRING);
        assertThat(rows(read(more, file, 0, 1))).containsExactly(Row.of("x", null));
    }

    @Test
    void nullInNotNullColumnIsNamed() throws Exception {
        byte[] file = write("SELECT CASE WHEN n = 2 THEN NULL ELSE n END AS a FROM range(5) r(n)");
        assertThatThrownBy(() -> read(Schema.of("a", DataTypes.BIGINT.withNullable(false)), file, 0))
                .hasMessage("test.parquet:3 (field a): WEIR-FORMAT-0005: NULL in a column that is NOT NULL");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 11, 12, 100, 5000})
    void truncatedFilesAreNamed(int size) throws Exception {
        byte[] whole = write("SELECT n AS a, 'x' || n AS s FROM range(10000) r(n)");
        byte[] part = java.util.Arrays.copyOf(whole, size);
        assertThatThrownBy(() -> read(Schema.of("a", DataTypes.BIGINT), part, 0))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("test.parquet: WEIR-FORMAT-0006: damaged Parquet file");
    }

    private byte[] write(String select) throws Exception {
        Path file = folder.resolve("test.parquet");
        try (DuckDb duck = new DuckDb()) {
            duck.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
        }
        return Files.readAllBytes(file);
    }
}
