package dev.weir.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.connect.TableDefinition;
import dev.weir.testkit.TestingContext;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SocketTest {
    private static final Schema SCHEMA = Schema.of("a", DataTypes.INT, "b", DataTypes.STRING);

    private final TestingContext context = new TestingContext("in", 0, 1);
    private final List<Row> rows = new ArrayList<>();

    @Test
    void recordsAreReadUntilTheServerCloses() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread sender = Thread.ofVirtual().start(() -> serve(server, "1;x|2;", "y|3;z"));
            read(source(server.getLocalPort(), "byte-delimiter", "124", "csv.field-delimiter", ";"));
            sender.join();
        }
        assertThat(rows).containsExactly(Row.of(1, "x"), Row.of(2, "y"), Row.of(3, "z"));
    }

    @Test
    void badRecordsFailOrAreSkipped() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            Thread sender = Thread.ofVirtual().start(() -> {
                serve(server, "x,1\n2,y\n");
                serve(server, "x,1\n2,y\n");
            });
            read(source(server.getLocalPort(), "on-error", "skip"));
            assertThat(rows).containsExactly(Row.of(2, "y"));
            assertThat(context.metrics().snapshot()).containsEntry("in.skipped-records", 1L);
            assertThatThrownBy(() -> read(source(server.getLocalPort()))).hasMessageContaining("'x' is no INT");
            sender.join();
        }
    }

    @Test
    void noServerIsNamed() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertThatThrownBy(() -> read(source(port)))
                .hasMessageContaining("WEIR-SOCKET-0001: cannot read from 127.0.0.1:" + port)
                .hasMessageContaining("is the server running?");
    }

    private static void serve(ServerSocket server, String... parts) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            for (String part : parts) {
                out.write(part.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Source source(int port, String... options) {
        Map<String, String> map =
                new LinkedHashMap<>(Map.of("hostname", "127.0.0.1", "port", "" + port, "format", "csv"));
        for (int i = 0; i < options.length; i += 2) {
            map.put(options[i], options[i + 1]);
        }
        return new SocketConnector()
                .source(new TableDefinition(
                        "t",
                        SCHEMA,
                        List.of(),
                        List.of(),
                        List.of(),
                        new Configuration(map),
                        ZoneOffset.UTC,
                        Path.of("")))
                .orElseThrow();
    }

    private void read(Source source) {
        try (SourceReader reader = source.reader(context)) {
            reader.add(source.enumerator(1).discover().getFirst());
            SourceReader.Status status;
            do {
                status = reader.poll(new SourceReader.SourceOutput() {
                    @Override
                    public void emit(Source.Split split, Batch batch) {
                        rows.addAll(batch.toRows());
                    }

                    @Override
                    public void splitFinished(Source.Split split) {}
                });
                Thread.onSpinWait();
            } while (status != SourceReader.Status.NEEDS_SPLIT);
        }
    }
}
