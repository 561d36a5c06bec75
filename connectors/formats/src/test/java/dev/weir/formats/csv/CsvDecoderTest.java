package dev.weir.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.formats.text.Decoding;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CsvDecoderTest {
    private static final Schema TWO = Schema.of("a", DataTypes.INT, "b", DataTypes.STRING);

    @Test
    void fieldsByPosition() {
        assertThat(Decoding.of("csv", TWO, "1,x\r\n 2 ,\"a,\"\"b\"\"\nc\"\n\n,\n3,").rows)
                .containsExactly(Row.of(1, "x"), Row.of(2, "a,\"b\"\nc"), Row.of(null, ""), Row.of(3, ""));
    }

    @Test
    void everyType() {
        Schema schema = Schema.of(
                "bool",
                DataTypes.BOOLEAN,
                "long",
                DataTypes.BIGINT,
                "float",
                DataTypes.FLOAT,
                "double",
                DataTypes.DOUBLE,
                "dec",
                DataTypes.decimal(10, 2),
                "dec38",
                DataTypes.decimal(38, 3),
                "date",
                DataTypes.DATE,
                "time",
                DataTypes.TIME,
                "ts",
                DataTypes.timestamp(6),
                "tz",
                DataTypes.timestampLtz(3),
                "bytes",
                DataTypes.BYTES,
                "array",
                DataTypes.array(DataTypes.INT));
        assertThat(Decoding.of(
                                "csv",
                                schema,
                                "TRUE,-9223372036854775808,1.5e3,0.1,12.345,123456789012345678901234567890.5,"
                                        + "2024-02-29,23:59:58,2024-02-29 01:02:03.123456789,"
                                        + "2024-01-01T00:00:00+02:00,AQI=,1;2;;3")
                        .rows
                        .getFirst()
                        .toString())
                .isEqualTo(Row.of(
                                true,
                                Long.MIN_VALUE,
                                1500f,
                                0.1,
                                new BigDecimal("12.35"),
                                new BigDecimal("123456789012345678901234567890.500"),
                                LocalDate.parse("2024-02-29"),
                                LocalTime.parse("23:59:58"),
                                LocalDateTime.parse("2024-02-29T01:02:03.123456"),
                                Instant.parse("2023-12-31T22:00:00Z"),
                                new byte[] {1, 2},
                                java.util.Arrays.asList(1, 2, null, 3))
                        .toString());
    }

    @Test
    void options() {
        assertThat(Decoding.of(
                                "csv",
                                TWO,
                                "a|b\n#x\n1|N\n2|'x|y'",
                                "csv.header",
                                "true",
                                "csv.field-delimiter",
                                "|",
                                "csv.allow-comments",
                                "true",
                                "csv.null-literal",
                                "N",
                                "csv.quote-character",
                                "'")
                        .rows)
                .containsExactly(Row.of(1, null), Row.of(2, "x|y"));
        assertThat(Decoding.of(
                                "csv",
                                TWO,
                                "1,\"a\n2,\\,b\\\\",
                                "csv.disable-quote-character",
                                "true",
                                "csv.escape-character",
                                "\\")
                        .rows)
                .containsExactly(Row.of(1, "\"a"), Row.of(2, ",b\\"));
        assertThat(Decoding.of(
                                "csv",
                                TWO,
                                "1\t\"a\\\"\t\"\n",
                                "csv.field-delimiter",
                                "\\t",
                                "csv.escape-character",
                                "\\")
                        .rows)
                .containsExactly(Row.of(1, "a\"\t"));
    }

    @Test
    void badRecordsAreNamedAndTheOthersRead() {
        Decoding decoding = Decoding.of("csv", TWO, "1,a\nx,b\n2\n3,c,d\n4,\"e\"f\n5,g\"h\n99999999999,i\n6,\"j");
        assertThat(decoding.rows).containsExactly(Row.of(1, "a"), Row.of(5, "g\"h"));
        assertThat(decoding.problems)
                .containsExactly(
                        "WEIR-FORMAT-0002 a: 'x' is no INT (-2147483648 to 2147483647) <x,b>",
                        "WEIR-FORMAT-0001 : the record has 1 field instead of 2 <2>",
                        "WEIR-FORMAT-0001 : the record has 3 fields instead of 2 <3,c,d>",
                        "WEIR-FORMAT-0001 : behind a closing quote, a delimiter or the end of the line must follow "
                                + "<4,\"e\"f>",
                        "WEIR-FORMAT-0002 a: '99999999999' is no INT (-2147483648 to 2147483647) <99999999999,i>",
                        "WEIR-FORMAT-0001 : a quote is opened and never closed <6,\"j>");
    }

    @Test
    void ignoredErrorsAreNulls() {
        Decoding decoding = Decoding.of("csv", TWO, "x,b\n2\n3,\"c", "csv.ignore-parse-errors", "true");
        assertThat(decoding.rows).containsExactly(Row.of(null, "b"), Row.of(2, null));
        assertThat(decoding.ignored).isEqualTo(1);
        assertThat(decoding.problems).isEmpty();
    }

    @Test
    void textThatIsNoUtf8IsBad() {
        byte[] bytes = {'1', ',', (byte) 0xC3, '\n', '2', ',', (byte) 0xC3, (byte) 0xBC, '\n'};
        Decoding decoding = Decoding.of("csv", TWO, new int[] {0, 1}, bytes, 100);
        assertThat(decoding.rows).containsExactly(Row.of(2, "ü"));
        assertThat(decoding.problems)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("WEIR-FORMAT-0004 b: the text is not UTF-8");
    }

    @Test
    void nullInNotNullColumnIsBad() {
        Schema schema = Schema.of("a", DataTypes.INT.withNullable(false), "b", DataTypes.STRING);
        Decoding decoding = Decoding.of("csv", schema, ",b\n2,c");
        assertThat(decoding.rows).containsExactly(Row.of(2, "c"));
        assertThat(decoding.problems).containsExactly("WEIR-FORMAT-0005 a: NULL in a column that is NOT NULL <,b>");
    }

    @Property(tries = 300)
    void whatANaiveWriterWritesIsRead(
            @ForAll("records") List<List<String>> records, @ForAll @IntRange(min = 1, max = 200) int chunkSize) {
        StringBuilder text = new StringBuilder();
        List<Row> expected = new ArrayList<>();
        for (List<String> fields : records) {
            for (int i = 0; i < 3; i++) {
                text.append(i > 0 ? "," : "").append(quoted(fields.get(i)));
            }
            text.append(fields.get(3));
            expected.add(Row.of(fields.get(2), fields.get(0)));
        }
        Schema schema = Schema.of("a", DataTypes.STRING, "b", DataTypes.STRING, "c", DataTypes.STRING);
        Decoding decoding = Decoding.of(
                "csv", schema, new int[] {2, 0}, text.toString().getBytes(StandardCharsets.UTF_8), chunkSize);
        assertThat(decoding.problems).isEmpty();
        assertThat(decoding.rows).isEqualTo(expected);
    }

    /** Quotes what needs it, and sometimes what does not. */
    private static String quoted(String field) {
        boolean needed = field.startsWith("\"") || field.contains(",") || field.contains("\n") || field.endsWith("\r");
        return needed || field.length() % 3 == 1 ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }

    @Provide
    Arbitrary<List<List<String>>> records() {
        Arbitrary<String> field = Arbitraries.strings()
                .withChars("ab,\"\n\r 0ü€\\#")
                .ofMaxLength(12)
                .map(text -> text.codePoints().count() == 0 ? "-" : text);
        Arbitrary<String> lineEnd = Arbitraries.of("\n", "\r\n");
        return Combinators.combine(field, field, field, lineEnd)
                .as((a, b, c, end) -> List.of(a, b, c, end))
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void anyBytesAreRowsOrProblems(@ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 50) int chunkSize) {
        Decoding.of("csv", TWO, new int[] {0, 1}, bytes, chunkSize);
        Decoding.of("csv", TWO, new int[] {1}, bytes, chunkSize, "csv.escape-character", "\\");
    }
}
