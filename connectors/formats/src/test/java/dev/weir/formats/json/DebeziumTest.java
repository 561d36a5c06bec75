package dev.weir.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.formats.text.Decoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of a database's table, read and written. */
class DebeziumTest {
    private static final String FORMAT = "debezium-json";
    private static final Schema SCHEMA =
            Schema.of("id", DataTypes.INT.withNullable(false), "name", DataTypes.STRING, "weight", DataTypes.DOUBLE);

    private static final String CREATE = "{\"before\":null,\"after\":{\"id\":1,\"name\":\"scooter\",\"weight\":3.14},"
            + "\"source\":{\"version\":\"1.9\",\"table\":\"products\"},\"op\":\"c\",\"ts_ms\":1589355606100,"
            + "\"transaction\":null}";
    private static final String UPDATE =
            "{ \"op\" : \"u\", \"after\" : {\"id\":1,\"name\":\"sc\\u00f6oter\",\"weight\":4},"
                    + " \"before\" : {\"id\":1,\"name\":\"scooter\",\"weight\":3.14} }";
    private static final String DELETE =
            "{\"before\":{\"id\":1,\"name\":\"scöoter\",\"weight\":4},\"after\":null,\"op\":\"d\"}";

    private static String lines(String... lines) {
        return String.join("\n", lines);
    }

    private static Row row(RowKind kind, Object... values) {
        return Row.ofKind(kind, values);
    }

    @Test
    void createsUpdatesAndDeletesAreChangesOfRows() {
        Decoding decoding = Decoding.of(FORMAT, SCHEMA, lines(CREATE, UPDATE, DELETE));
        assertThat(decoding.problems).isEmpty();
        assertThat(decoding.rows)
                .containsExactly(
                        row(RowKind.INSERT, 1, "scooter", 3.14),
                        row(RowKind.DELETE, 1, "scooter", 3.14),
                        row(RowKind.INSERT, 1, "scöoter", 4.0),
                        row(RowKind.DELETE, 1, "scöoter", 4.0));
    }

    @Test
    void chunksMayEndAnywhere() {
        byte[] text = lines(CREATE, UPDATE, DELETE, "").getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size < text.length; size += 7) {
            Decoding decoding = Decoding.of(FORMAT, SCHEMA, new int[] {2, 0}, text, size);
            assertThat(decoding.rows)
                    .containsExactly(
                            row(RowKind.INSERT, 3.14, 1),
                            row(RowKind.DELETE, 3.14, 1),
                            row(RowKind.INSERT, 4.0, 1),
                            row(RowKind.DELETE, 4.0, 1));
        }
    }

    @Test
    void moreUpdatesThanABatchHoldsStayWhole() {
        List<String> lines = new ArrayList<>();
        lines.add(CREATE);
        for (int i = 0; i < 5_000; i++) {
            lines.add("{\"op\":\"u\",\"before\":{\"id\":%d},\"after\":{\"id\":%d}}".formatted(i, i + 1));
        }
        Decoding decoding = Decoding.of(FORMAT, SCHEMA, lines(lines.toArray(String[]::new)));
        assertThat(decoding.problems).isEmpty();
        assertThat(decoding.rows).hasSize(10_001).endsWith(row(RowKind.INSERT, 5_000, null, null));
    }

    @Test
    void aChangeMayStandInAPayload() {
        String line = "{\"schema\":{\"type\":\"struct\",\"optional\":false},\"payload\":" + CREATE + "}";
        assertThat(Decoding.of(FORMAT, SCHEMA, line, "debezium-json.schema-include", "true").rows)
                .containsExactly(row(RowKind.INSERT, 1, "scooter", 3.14));
        assertThat(Decoding.of(FORMAT, SCHEMA, line).problems)
                .singleElement()
                .asString()
                .contains("is 'debezium-json.schema-include' right?");
        assertThat(Decoding.of(FORMAT, SCHEMA, CREATE, "debezium-json.schema-include", "true").problems)
                .singleElement()
                .asString()
                .contains("there is no 'payload'");
    }

    @Test
    void anUpdateWithOneBadRowHasNone() {
        String badAfter = "{\"op\":\"u\",\"before\":{\"id\":1},\"after\":{\"id\":\"x\"}}";
        String badBefore = "{\"op\":\"u\",\"before\":{\"id\":null},\"after\":{\"id\":2}}";
        String brokenAfter = "{\"op\":\"u\",\"before\":{\"id\":3},\"after\":[3]}";
        Decoding decoding = Decoding.of(FORMAT, SCHEMA, lines(badAfter, badBefore, brokenAfter, DELETE));
        assertThat(decoding.rows).containsExactly(row(RowKind.DELETE, 1, "scöoter", 4.0));
        assertThat(decoding.problems)
                .hasSize(3)
                .anyMatch(problem -> problem.contains("'x' is no INT") && problem.contains(badAfter))
                .anyMatch(problem -> problem.contains("NULL in a column that is NOT NULL"))
                .anyMatch(problem -> problem.contains(brokenAfter));
    }

    @Test
    void whatIsNoChangeIsNamed() {
        Decoding decoding = Decoding.of(
                FORMAT,
                SCHEMA,
                lines(
                        "{\"id\":1}",
                        "{\"op\":\"x\",\"after\":{\"id\":1}}",
                        "{\"op\":\"u\",\"before\":null,\"after\":{\"id\":1}}",
                        "{\"op\":\"c\",\"before\":null,\"after\":null}",
                        "{\"op\":\"c\",\"after\":{\"id\":1}",
                        "[]"));
        assertThat(decoding.rows).isEmpty();
        assertThat(decoding.problems)
                .hasSize(6)
                .anyMatch(problem -> problem.contains("there is no 'op'"))
                .anyMatch(problem -> problem.contains("not one of c, r, u, d"))
                .anyMatch(problem -> problem.contains("REPLICA IDENTITY FULL"))
                .anyMatch(problem -> problem.contains("without the row 'after' it"));
        assertThat(Decoding.of(FORMAT, SCHEMA, lines("{}", "no"), "debezium-json.ignore-parse-errors", "true").ignored)
                .isEqualTo(2);
    }

    @Test
    void whatIsWrittenCanBeRead() {
        Batch batch =
                Batch.ofRows(SCHEMA, List.of(row(RowKind.INSERT, 1, "a\"b", 1.5), row(RowKind.DELETE, 2, null, null)));
        RecordBuffer buffer = RecordBuffer.ofLines();
        FormatFactory.load(FORMAT)
                .recordEncoder(Decoding.table(SCHEMA))
                .orElseThrow()
                .encoder(SCHEMA)
                .encode(batch, buffer);
        String text = new String(buffer.bytes(), 0, buffer.size(), StandardCharsets.UTF_8);
        assertThat(text).isEqualTo("""
                        {"before":null,"after":{"id":1,"name":"a\\"b","weight":1.5},"op":"c"}
                        {"before":{"id":2,"name":null,"weight":null},"after":null,"op":"d"}
                        """);
        assertThat(Decoding.of(FORMAT, SCHEMA, text).rows).isEqualTo(batch.toRows());
    }
}
