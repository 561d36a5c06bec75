package dev.weir.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program from start to exit: what a user pays for a command. Measured by {@code time(1)}, which also knows the
 * processes that the launcher starts, and their largest memory. The distribution must have been built.
 */
record ProcessBench(String name, String summary, List<Command> commands) implements Bench {
    private static final Path TIME = Path.of("/usr/bin/time");
    private static final Path WEIR = Path.of("dist", "target", "weir", "bin", "weir");

    /**
     * A command line.
     *
     * @param options of the JVM
     * @param arguments of {@code weir}
     * @param cpuSeconds that it may take at most; null for no limit
     * @param seconds that it may take at most on a machine that does nothing else; null for no limit
     */
    record Command(
            String what,
            String options,
            List<String> arguments,
            @Nullable Double cpuSeconds,
            @Nullable Double seconds) {}

    private record Cost(double wall, double cpu, double megabytes) {}

    static ProcessBench startup() {
        return new ProcessBench(
                "startup",
                "one-row queries from start to exit",
                List.of(
                        new Command("SELECT 1", "", List.of("sql", "-e", "SELECT 1"), 2.0, null),
                        new Command(
                                "GROUP BY over three rows",
                                "",
                                List.of(
                                        "sql",
                                        "-e",
                                        "SELECT a, COUNT(*) FROM (VALUES (1), (2), (1)) AS t (a) GROUP BY a"),
                                null,
                                null)));
    }

    static ProcessBench flights() {
        List<String> run = List.of("run", "examples/flights/delays.sql");
        return new ProcessBench(
                "flights",
                "the first example: four queries over three million flights",
                List.of(
                        new Command("delays.sql", "", run, null, 8.0),
                        new Command("delays.sql, heap of 320 MB", "-Xmx320m", run, null, 8.0)));
    }

    @Override
    public void run(Settings settings, Report report) {
        for (Command command : commands) {
            if (!settings.wants(command.what())) {
                continue;
            }
            if (!Files.isExecutable(TIME) || !Files.isExecutable(WEIR)) {
                report.skip(command.what(), "needs " + TIME + " and the distribution (./build dist)");
                continue;
            }
            List<Cost> costs = new ArrayList<>();
            for (int i = 0; i < settings.iterations(); i++) {
                Cost cost = measure(command);
                if (cost == null) {
                    break;
                }
                costs.add(cost);
            }
            if (costs.isEmpty()) {
                report.skip(command.what(), "failed");
                continue;
            }
            double[] cpu = costs.stream().mapToDouble(Cost::cpu).toArray();
            double[] wall = costs.stream().mapToDouble(Cost::wall).toArray();
            double[] memory = costs.stream().mapToDouble(Cost::megabytes).toArray();
            report.add(new Measurement(command.what(), "CPU s", cpu, command.cpuSeconds(), null));
            report.add(new Measurement(command.what(), "s", wall, command.seconds(), null));
            report.add(new Measurement(command.what(), "MB at most", memory, null, null));
        }
    }

    private static @Nullable Cost measure(Command command) {
        try {
            Path figures = Files.createTempFile("weir-bench", ".txt");
            List<String> line =
                    new ArrayList<>(List.of(TIME.toString(), "-f", "%e %U %S %M", "-o", figures.toString()));
            line.add(WEIR.toString());
            line.addAll(command.arguments());
            ProcessBuilder builder = new ProcessBuilder(line)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("WEIR_JVM_OPTIONS", command.options());
            int code = builder.start().waitFor();
            String[] words = Files.readString(figures).strip().split("\\s+");
            Files.delete(figures);
            return code != 0
                    ? null
                    : new Cost(
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
}
