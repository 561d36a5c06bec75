package dev.weir.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintedChangesTest {
    @Test
    void changesComeToRows(@TempDir Path folder) throws IOException {
        Path file = Files.write(
                folder.resolve("printed.txt"),
                List.of(
                        "q1> +I[1, a]",
                        "q1> +I[1, a]",
                        "q2:2> +I[7]",
                        "q2:1> -U[7]",
                        "q2:1> +U[8]",
                        "WARNING: no change",
                        "q3> -D[9]"));
        assertThat(PrintedChanges.read(file))
                .isEqualTo(Map.of("q1", Map.of("1, a", 2L), "q2", Map.of("8", 1L), "q3", Map.of("9", -1L)));
    }
}
