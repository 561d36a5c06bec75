package dev.weir.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a process took from start to exit, measured by {@code time(1)}, which also knows the processes that it starts.
 *
 * @param wall seconds on the clock
 * @param cpu seconds of processor time, of all threads, user and system
 * @param megabytes the most memory that one process had resident
 */
public record TimedProcess(double wall, double cpu, double megabytes) {
    private static final Path TIME = Path.of("/usr/bin/time");

    /** Whether this machine has {@code time(1)}. */
    public static boolean isPossible() {
        return Files.isExecutable(TIME);
    }

    /**
     * Runs a command to its end, with nothing to read.
     *
     * @param environment variables in addition to this process's
     * @param output gets what it prints; null to discard it
     * @param errors gets what it says on standard error; null to discard it
     * @return null if it failed
     */
    public static @Nullable TimedProcess run(
            List<String> command, Map<String, String> environment, @Nullable Path output, @Nullable Path errors) {
        try {
            Path figures = Files.createTempFile("weir-bench", ".txt");
            List<String> line =
                    new ArrayList<>(List.of(TIME.toString(), "-f", "%e %U %S %M", "-o", figures.toString()));
            line.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(line)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(to(output))
                    .redirectError(to(errors));
            builder.environment().putAll(environment);
            int code = builder.start().waitFor();
            String[] words = Files.readString(figures).strip().split("\\s+");
            Files.delete(figures);
            return code != 0
                    ? null
                    : new TimedProcess(
                            Double.parseDouble(words[0]),
                            Double.parseDouble(words[1]) + Double.parseDouble(words[2]),
                            Double.parseDouble(words[3]) / 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static ProcessBuilder.Redirect to(@Nullable Path file) {
        return file == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(file.toFile());
    }
}
