package dev.weir.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.formats.text.Decoding;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JsonDecoderTest {
    private static final Schema TWO = Schema.of("a", DataTypes.INT, "b", DataTypes.STRING);
    private static final Schema NESTED = Schema.of(
            "id", DataTypes.BIGINT,
            "list", DataTypes.array(DataTypes.row("x", DataTypes.INT, "y", DataTypes.STRING)),
            "map", DataTypes.map(DataTypes.STRING, DataTypes.array(DataTypes.DOUBLE)),
            "row", DataTypes.row("p", DataTypes.row("q", DataTypes.BOOLEAN), "r", DataTypes.decimal(5, 2)));

    @Test
    void fieldsByName() {
        assertThat(Decoding.of("json", TWO, """
                        {"a":1,"b":"x"}
                         { "b" : "y\\u00fc\\ud83d\\ude00\\n\\"" , "c":{"d":[1,"}"]}, "a" : "2" }\r

                        {"b":null}
                        {"\\u0061":3,"b":{"k": [true]}}
                        {}""").rows)
                .containsExactly(
                        Row.of(1, "x"),
                        Row.of(2, "yü😀\n\""),
                        Row.of(null, null),
                        Row.of(3, "{\"k\": [true]}"),
                        Row.of(null, null));
    }

    @Test
    void anArrayIsAFileOfRecords() {
        String text = " [ {\"a\":1,\"b\":\"x\"} , {\"b\":\"]\",\n\"a\":2}\n,{\"a\":3}]\n";
        for (int chunk = 1; chunk < text.length(); chunk++) {
            assertThat(Decoding.of("json", TWO, new int[] {0, 1}, text.getBytes(StandardCharsets.UTF_8), chunk).rows)
                    .containsExactly(Row.of(1, "x"), Row.of(2, "]"), Row.of(3, null));
        }
    }

    @Test
    void everyType() {
        Schema schema = Schema.of(
                "bool",
                DataTypes.BOOLEAN,
                "tiny",
                new DataType.TinyInt(true),
                "float",
                DataTypes.FLOAT,
                "double",
                DataTypes.DOUBLE,
                "dec",
                DataTypes.decimal(38, 2),
                "date",
                DataTypes.DATE,
                "time",
                DataTypes.TIME,
                "ts",
                DataTypes.timestamp(9),
                "tz",
                DataTypes.timestampLtz(3),
                "bytes",
                DataTypes.BYTES);
        assertThat(Decoding.of("json", schema, """
                        {"bool":true,"tiny":-128,"float":1.5,"double":1e-7,"dec":1234567890123456789012345678.905,\
                        "date":"1969-12-31","time":"12:34:56.789Z","ts":"2020-01-01T00:00:00.000000001",\
                        "tz":"2020-01-01 00:00:00.5Z","bytes":"AQI="}""").rows.getFirst().toString())
                .isEqualTo(Row.of(
                                true,
                                (byte) -128,
                                1.5f,
                                1e-7,
                                new BigDecimal("1234567890123456789012345678.91"),
                                LocalDate.parse("1969-12-31"),
                                LocalTime.parse("12:34:56.789"),
                                LocalDateTime.parse("2020-01-01T00:00:00.000000001"),
                                Instant.parse("2020-01-01T00:00:00.500Z"),
                                new byte[] {1, 2})
                        .toString());
    }

    @Test
    void nested() {
        Decoding decoding = Decoding.of("json", NESTED, """
                {"id":1,"list":[{"y":"a","x":1},null,{"z":0}],"map":{"k\\t":[1.5,null],"e":[]},\
                "row":{"p":{"q":true},"r":1.5}}
                {"id":2,"list":[{"x":1,"y":"b"},{"x":"bad"}],"row":null}
                {"id":3,"list":{"x":1}}
                {"id":4,"map":{"k":1}}
                {"id":5,"list":[],"map":{"z":null},"row":{"r":2,"p":null}}""");
        assertThat(decoding.rows)
                .containsExactly(
                        Row.of(
                                1L,
                                Arrays.asList(Row.of(1, "a"), null, Row.of(null, null)),
                                map("k\t", Arrays.asList(1.5, null), "e", List.of()),
                                Row.of(Row.of(true), new BigDecimal("1.50"))),
                        Row.of(5L, List.of(), map("z", null), Row.of(null, new BigDecimal("2.00"))));
        assertThat(decoding.problems).hasSize(3).allMatch(problem -> problem.contains("WEIR-FORMAT-0002"));
    }

    private static Map<Object, Object> map(Object... entries) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put(entries[i], entries[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }

    @Test
    void badRecordsAreNamedAndTheOthersRead() {
        Decoding decoding = Decoding.of("json", TWO, """
                {"a":1,"b":"x"}
                {"a":1.5}
                {"a":2,"b":"y"
                {"a":3 "b":"y"}
                [1]
                {"b":"\\q"}
                {"b":"\\ud800"}
                {"a":4}x
                {"a":5}""");
        assertThat(decoding.rows).containsExactly(Row.of(1, "x"), Row.of(5, null));
        assertThat(decoding.problems)
                .containsExactly(
                        "WEIR-FORMAT-0002 a: '1.5' is no INT (-2147483648 to 2147483647) <{\"a\":1.5}>",
                        "WEIR-FORMAT-0001 : the text ends where ',' or '}' is expected <{\"a\":2,\"b\":\"y\">",
                        "WEIR-FORMAT-0001 : no JSON: ',' or '}' is expected, but there is '\"' <{\"a\":3 \"b\":\"y\"}>",
                        "WEIR-FORMAT-0001 : no JSON: an object is expected, but there is '[' <[1]>",
                        "WEIR-FORMAT-0001 : a string holds an unknown escape <{\"b\":\"\\q\"}>",
                        "WEIR-FORMAT-0001 : an escape is one half of a surrogate pair <{\"b\":\"\\ud800\"}>",
                        "WEIR-FORMAT-0001 : no JSON: the end of the line is expected, but there is 'x' <{\"a\":4}x>");
    }

    @Test
    void missingFields() {
        Decoding strict =
                Decoding.of("json", TWO, "{\"a\":1}\n{\"a\":null,\"b\":\"\"}", "json.fail-on-missing-field", "true");
        assertThat(strict.rows).containsExactly(Row.of(null, ""));
        assertThat(strict.problems).containsExactly("WEIR-FORMAT-0003 b: field 'b' is missing <{\"a\":1}>");
        Decoding lenient = Decoding.of("json", TWO, "{\"a\":\"x\",\"b\":\"y\"}\n{", "json.ignore-parse-errors", "true");
        assertThat(lenient.rows).containsExactly(Row.of(null, "y"));
        assertThat(lenient.ignored).isEqualTo(1);
    }

    @Test
    void whatIsWrittenIsRead() {
        Row row = Row.of(
                7L,
                List.of(Row.of(1, "a\"\\\n\u0001ü")),
                map("k", List.of(1.5)),
                Row.of(Row.of(false), new BigDecimal("100.00")));
        assertThat(encode(NESTED, row))
                .isEqualTo("{\"id\":7,\"list\":[{\"x\":1,\"y\":\"a\\\"\\\\\\n\\u0001ü\"}],\"map\":{\"k\":[1.5]},"
                        + "\"row\":{\"p\":{\"q\":false},\"r\":1E+2}}\n");
        assertThat(Decoding.of("json", NESTED, encode(NESTED, row)).rows).containsExactly(row);
        assertThat(encode(TWO, Row.of(null, "x"), "json.encode.ignore-null-fields", "true"))
                .isEqualTo("{\"b\":\"x\"}\n");
        Schema times = Schema.of("t", DataTypes.timestamp(3), "z", DataTypes.timestampLtz(3));
        Row time = Row.of(LocalDateTime.parse("2020-01-01T00:00:00"), Instant.parse("2020-01-01T01:02:03.4Z"));
        assertThat(encode(times, time)).isEqualTo("{\"t\":\"2020-01-01 00:00:00\",\"z\":\"2020-01-01 01:02:03.4Z\"}\n");
        assertThat(encode(times, time, "json.timestamp-format.standard", "ISO-8601"))
                .isEqualTo("{\"t\":\"2020-01-01T00:00:00\",\"z\":\"2020-01-01T01:02:03.4Z\"}\n");
    }

    private static String encode(Schema schema, Row row, String... options) {
        RecordBuffer buffer = RecordBuffer.ofLines();
        new JsonFormatFactory()
                .recordEncoder(Decoding.table(schema, options))
                .orElseThrow()
                .encoder(schema)
                .encode(Batch.ofRows(schema, List.of(row)), buffer);
        return new String(buffer.bytes(), 0, buffer.size(), StandardCharsets.UTF_8);
    }

    @Property(tries = 300)
    void whatANaiveWriterWritesIsRead(
            @ForAll("records") List<Row> records, @ForAll @IntRange(min = 1, max = 300) int chunkSize) {
        StringBuilder text = new StringBuilder();
        List<Row> expected = new ArrayList<>();
        int n = 0;
        for (Row row : records) {
            String blank = n % 3 == 1 ? " " : "";
            String a = "\"a\"" + blank + ":" + row.getField(0);
            String b = blank + "\"b\":" + naive((String) row.getField(1));
            text.append('{')
                    .append(n % 4 == 3 ? b + "," + a : a + "," + b)
                    .append(blank)
                    .append("}\n");
            expected.add(Row.of(row.getField(1)));
            n++;
        }
        Decoding decoding =
                Decoding.of("json", TWO, new int[] {1}, text.toString().getBytes(StandardCharsets.UTF_8), chunkSize);
        assertThat(decoding.problems).isEmpty();
        assertThat(decoding.rows).isEqualTo(expected);
    }

    private static String naive(String value) {
        if (value == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean escape = c < ' ' || c == '"' || c == '\\' || c > 0xFF && value.length() % 2 == 0;
            text.append(escape ? "\\u%04X".formatted((int) c) : c);
        }
        return text.append('"').toString();
    }

    @Provide
    Arbitrary<List<Row>> records() {
        Arbitrary<String> value = Arbitraries.oneOf(
                        Arbitraries.strings()
                                .withChars("ab,\"\n\r 0ü\\{}[]:#\u0000")
                                .ofMaxLength(40),
                        Arbitraries.of("😀", "x€y", "a\uD83D\uDE00b"))
                .injectNull(0.1);
        return Combinators.combine(Arbitraries.integers().injectNull(0.1), value)
                .as((a, b) -> Row.of(a, b))
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 300)
    void anyBytesAreRowsOrProblems(@ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 50) int chunkSize) {
        Decoding.of("json", NESTED, new int[] {0, 1, 2, 3}, bytes, chunkSize);
    }

    @Property(tries = 500)
    void anyBracketsAreRowsOrProblems(
            @ForAll("jsonish") String text, @ForAll @IntRange(min = 1, max = 50) int chunkSize) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Decoding.of("json", NESTED, new int[] {0, 1, 2, 3}, bytes, chunkSize);
    }

    @Provide
    Arbitrary<String> jsonish() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ":",
                        ",",
                        "\"list\":",
                        "\"map\":",
                        "\"row\":",
                        "\"x\"",
                        "\\",
                        "\n",
                        "null",
                        "1",
                        "{\"list\":[",
                        "{\"x\":1}",
                        "]}",
                        "\"p\":{\"q\":true}")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Test
    void manyNestedFieldsMayBeMissing() {
        Schema schema = Schema.of(
                "row",
                new DataType.RowOf(List.of(new Field("p", DataTypes.INT), new Field("q", DataTypes.STRING)), true));
        int records = 1000;
        List<Row> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < records; i++) {
            text.append("{\"row\":{\"p\":").append(i).append("}}\n");
            expected.add(Row.of(Row.of(i, null)));
        }
        assertThat(Decoding.of("json", schema, text.toString()).rows).isEqualTo(expected);
    }
}
