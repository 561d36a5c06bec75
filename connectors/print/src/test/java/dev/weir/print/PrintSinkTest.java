package dev.weir.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.RowKinds;
import dev.weir.data.Schema;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintSinkTest {
    private static final Schema SCHEMA = Schema.of("id", DataTypes.INT, "name", DataTypes.STRING);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void prefixIsFlinks() {
        assertThat(new PrintSink("t", "", false, null).prefix(0, 1)).isEmpty();
        assertThat(new PrintSink("t", "x", false, null).prefix(0, 1)).isEqualTo("x> ");
        assertThat(new PrintSink("t", "", false, null).prefix(1, 2)).isEqualTo("2> ");
        assertThat(new PrintSink("t", "x", false, null).prefix(1, 2)).isEqualTo("x:2> ");
    }

    @Test
    void addedRowsArePrintedAtOnce() {
        writer(null).write(Batch.ofRows(SCHEMA, List.of(Row.of(1, "a"), Row.of(2, null))));
        assertThat(text()).isEqualTo("+I[1, a]\n+I[2, null]\n");
    }

    @Test
    void changesOfAKeyArePairedAtTheEndOfTheEpoch() {
        PrintSink.PrintWriter writer = writer(new int[] {0});
        writer.write(Batch.ofRows(
                SCHEMA,
                List.of(
                        Row.ofKind(RowKind.DELETE, 1, "a"),
                        Row.ofKind(RowKind.DELETE, 2, "b"),
                        Row.of(3, "ü"),
                        Row.of(1, "c"))));
        assertThat(text()).isEmpty();
        writer.epoch(1);
        assertThat(text()).isEqualTo("-U[1, a]\n+U[1, c]\n-D[2, b]\n+I[3, ü]\n");
    }

    @Test
    void whatCancelsOutIsNotShown() {
        PrintSink.PrintWriter writer = writer(new int[] {});
        writer.write(Batch.ofRows(SCHEMA, List.of(Row.ofKind(RowKind.DELETE, 1, "a"), Row.of(2, "b"))));
        writer.write(Batch.ofRows(SCHEMA, List.of(Row.ofKind(RowKind.DELETE, 2, "b"), Row.of(3, "c"))));
        writer.finish();
        assertThat(text()).isEqualTo("-U[1, a]\n+U[3, c]\n");
    }

    private PrintSink.PrintWriter writer(int[] keys) {
        return new PrintSink.PrintWriter("", stream, new RowKinds(keys));
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
