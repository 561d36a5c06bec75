package dev.weir.examples.wordcount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.CloseableIterator;
import dev.weir.stream.StreamExecutionEnvironment;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordCountTest {
    private static Map<String, Long> last(CloseableIterator<WordCount.Count> counts) {
        Map<String, Long> last = new HashMap<>();
        counts.forEachRemaining(count -> last.merge(count.word(), count.count(), Math::max));
        return last;
    }

    @Test
    void runs() {
        WordCount.main(new String[0]);
    }

    @Test
    void countsTheWordsOfFiles(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "To be or not\nto be");
        Files.writeString(folder.resolve("b.txt"), "not!");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        assertThat(last(WordCount.count(environment.readTextFile(folder.toString()))
                        .executeAndCollect()))
                .isEqualTo(Map.of("to", 2L, "be", 2L, "or", 1L, "not", 2L));
    }

    @Test
    void countsTheWordsOfASocket() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
            CloseableIterator<WordCount.Count> counts = WordCount.count(
                            environment.socketTextStream("localhost", server.getLocalPort()))
                    .executeAndCollect();
            try (Socket client = server.accept();
                    OutputStream out = client.getOutputStream()) {
                out.write("to be\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                // A batch is never waited for: both counts are there although the connection stays open.
                assertThat(counts.hasNext()).isTrue();
                assertThat(counts.next().count()).isEqualTo(1);
                out.write("be\n".getBytes(StandardCharsets.UTF_8));
            }
            assertThat(last(counts)).containsEntry("be", 2L);
        }
    }
}
