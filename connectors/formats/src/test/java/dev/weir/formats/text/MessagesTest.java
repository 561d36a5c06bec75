package dev.weir.formats.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.RecordDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages of queues, each whole, several in one chunk. */
class MessagesTest {
    private static final Schema TWO = Schema.of("a", DataTypes.INT, "b", DataTypes.STRING);

    private final Decoding decoding = new Decoding();
    private final List<Integer> rowsByMessage = new ArrayList<>();

    private Batch decode(String format, Schema schema, String... messages) {
        RecordDecoder decoder = FormatFactory.load(format)
                .recordFormat(Decoding.table(schema))
                .orElseThrow()
                .decoder(java.util.stream.IntStream.range(0, schema.size()).toArray(), decoding);
        byte[] chunk = String.join("|", messages).getBytes(StandardCharsets.UTF_8);
        int at = 0;
        for (String message : messages) {
            int length = message.getBytes(StandardCharsets.UTF_8).length;
            int before = decoder.rows();
            assertThat(decoder.decodeMessage(chunk, at, at + length)).isEqualTo(at + length);
            rowsByMessage.add(decoder.rows() - before);
            at += length + 1;
        }
        return decoder.takeWithGaps();
    }

    @Test
    void anObjectMayHaveSeveralLinesAndAnArraySeveralRows() {
        Batch batch = decode("json", TWO, "{\n \"a\":1,\n \"b\":\"x\"\n}\n", " [{\"a\":2},{\"a\":3}]", "{\"a\":4}");
        assertThat(batch.toRows()).containsExactly(Row.of(1, "x"), Row.of(2, null), Row.of(3, null), Row.of(4, null));
        assertThat(rowsByMessage).containsExactly(1, 2, 1);
    }

    @Test
    void badOnesLeaveGapsOrHaveNoRow() {
        Batch batch = decode("json", TWO, "{\"a\":1}", "nonsense", "", "{\"a\":\"x\"}", "{\"a\":2} {}", "{\"a\":5}");
        assertThat(rowsByMessage).containsExactly(1, 0, 0, 1, 0, 1);
        assertThat(batch.physicalRows()).isEqualTo(3);
        assertThat(batch.toRows()).containsExactly(Row.of(1, null), Row.of(5, null));
        assertThat(decoding.problems)
                .hasSize(4)
                .anyMatch(problem -> problem.contains("the message is empty"))
                .anyMatch(problem -> problem.contains("'x' is no INT"));
    }

    @Test
    void csvIsOneLine() {
        Batch batch = decode("csv", TWO, "1,x", "2,\"y\nz\"", "3,w\n");
        assertThat(batch.toRows()).containsExactly(Row.of(1, "x"), Row.of(2, "y\nz"), Row.of(3, "w"));
    }

    @Test
    void rawIsTheWholeMessage() {
        Schema text = Schema.of("line", DataTypes.STRING);
        assertThat(decode("raw", text, "a\nb\r\n", "", "c").toRows())
                .containsExactly(Row.of("a\nb\r\n"), Row.of(""), Row.of("c"));
    }
}
