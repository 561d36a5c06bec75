package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed, and others that go on where they were: nothing is lost, and nothing is there twice. */
class ResumeTest {
    private static final long ROWS = 20_000;
    private static final int MOST_LOOKS = 4_000;
    private static final String SCRIPT = """
            SET 'checkpoint.interval' = '50 ms';
            SET 'parallelism.default' = '1';
            CREATE TABLE numbers (id BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '10000',
              'fields.id.kind' = 'sequence', 'fields.id.start' = '1', 'fields.id.end' = '%d');
            CREATE TABLE kept (id BIGINT, twice BIGINT)
              WITH ('connector' = 'filesystem', 'path' = 'out', 'format' = 'csv');
            INSERT INTO kept SELECT id, id * 2 FROM numbers;
            """.formatted(ROWS);

    private static final String ENDLESS = """
            SET 'checkpoint.interval' = '50 ms';
            SET 'parallelism.default' = '1';
            CREATE TABLE numbers (id BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts)
              WITH ('connector' = 'datagen', 'rows-per-second' = '1000',
                    'fields.id.kind' = 'sequence', 'fields.id.start' = '1', 'fields.id.end' = '1000000');
            CREATE TABLE kept (n BIGINT, first_id BIGINT, last_id BIGINT)
              WITH ('connector' = 'filesystem', 'path' = 'out', 'format' = 'csv');
            INSERT INTO kept
              SELECT COUNT(*), MIN(id), MAX(id)
              FROM TABLE(TUMBLE(TABLE numbers, DESCRIPTOR(ts), INTERVAL '3650' DAY))
              GROUP BY window_start, window_end;
            """;

    @TempDir
    private Path folder;

    private Process start(String... more) throws IOException {
        return weir("run", "pour.sql", more);
    }

    /** Starts a process; what it says goes to a file with the name of the command. */
    private Process weir(String word, String argument, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                Main.class.getName(),
                word,
                argument));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(word + ".txt").toFile());
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        builder.environment().put("CLASSPATH", absolute(tests));
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        return builder.start();
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .reduce((all, part) -> all + File.pathSeparator + part)
                .orElseThrow();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("run.txt"));
    }

    /** The number of the newest checkpoint; 0 when there is none. */
    private long newest() throws IOException {
        Path checkpoints = folder.resolve(".weir/checkpoints/pour-insert-into-kept");
        if (!Files.isDirectory(checkpoints)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(checkpoints)) {
            return files.filter(checkpoint -> Files.exists(checkpoint.resolve("metadata")))
                    .mapToLong(checkpoint ->
                            Long.parseLong(checkpoint.getFileName().toString()))
                    .max()
                    .orElse(0);
        }
    }

    private void killAfter(Process process, long checkpoint) throws IOException, InterruptedException {
        awaitCheckpoint(process, checkpoint);
        process.destroyForcibly();
        process.waitFor();
    }

    private void awaitCheckpoint(Process process, long checkpoint) throws IOException, InterruptedException {
        for (int look = 0; look < MOST_LOOKS && newest() < checkpoint; look++) {
            assertThat(process.waitFor(25, TimeUnit.MILLISECONDS)).as(said()).isFalse();
        }
        assertThat(newest()).as(said()).isGreaterThanOrEqualTo(checkpoint);
    }

    private void runToTheEnd(String... more) throws IOException, InterruptedException {
        Process process = start(more);
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(said()).isTrue();
            assertThat(process.exitValue()).as(said()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> committed() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (Files.isRegularFile(file) && !name.startsWith(".") && !name.startsWith("_")) {
                    lines.addAll(Files.readAllLines(file));
                }
            }
        }
        return lines;
    }

    @Test
    @Timeout(300)
    void aKilledProcessGoesOnWhereItWas() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("pour.sql"), SCRIPT);
        killAfter(start(), 3);
        long first = newest();
        killAfter(start("--restore", "latest"), first + 3);
        assertThat(said()).contains("job 'pour/insert-into-kept': goes on with checkpoint ");
        runToTheEnd("--restore", "latest");
        assertThat(said()).contains("goes on with checkpoint ");
        List<String> expected = LongStream.rangeClosed(1, ROWS)
                .mapToObj(id -> id + "," + id * 2)
                .toList();
        assertThat(committed()).containsExactlyInAnyOrderElementsOf(expected);

        runToTheEnd("--restore", "latest");
        assertThat(said()).contains("0 rows read");
        assertThat(committed()).hasSameSizeAs(expected);
    }

    @Test
    @Timeout(300)
    void aDrainedProcessCommitsWhatItsWindowsHold() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("pour.sql"), ENDLESS);
        Process process = start();
        awaitCheckpoint(process, 3);
        Process stop = weir("stop", "pour/insert-into-kept", "--with-savepoint", "--drain", "--to", "copies");
        assertThat(stop.waitFor(120, TimeUnit.SECONDS)).as(said()).isTrue();
        String answer = Files.readString(folder.resolve("stop.txt"));
        assertThat(stop.exitValue()).as(answer).isZero();
        assertThat(answer).contains("has ended its input and finished", folder + "/copies/000000000001");
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(said()).isTrue();
        assertThat(process.exitValue()).as(said()).isZero();

        // One window for all that is ever read: only the end of the input closes it.
        List<String> rows = committed();
        assertThat(rows).hasSize(1);
        String[] counts = rows.getFirst().split(",");
        long count = Long.parseLong(counts[0]);
        assertThat(count).isPositive();
        assertThat(counts).containsExactly(Long.toString(count), "1", Long.toString(count));

        runToTheEnd("--restore", folder + "/copies/000000000001");
        assertThat(said()).contains("0 rows read");
        assertThat(committed()).isEqualTo(rows);
    }
}
