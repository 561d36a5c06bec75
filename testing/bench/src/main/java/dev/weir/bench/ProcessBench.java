package dev.weir.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The program from start to exit: what a user pays for a command. The distribution must have been built. */
record ProcessBench(String name, String summary, List<Command> commands) implements Bench {
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
            if (!TimedProcess.isPossible() || !Files.isExecutable(WEIR)) {
                report.skip(command.what(), "needs time(1) and the distribution (./build dist)");
                continue;
            }
            List<TimedProcess> costs = new ArrayList<>();
            for (int i = 0; i < settings.iterations(); i++) {
                List<String> line = new ArrayList<>(List.of(WEIR.toString()));
                line.addAll(command.arguments());
                TimedProcess cost = TimedProcess.run(line, Map.of("WEIR_JVM_OPTIONS", command.options()), null, null);
                if (cost == null) {
                    break;
                }
                costs.add(cost);
            }
            if (costs.isEmpty()) {
                report.skip(command.what(), "failed");
                continue;
            }
            double[] cpu = costs.stream().mapToDouble(TimedProcess::cpu).toArray();
            double[] wall = costs.stream().mapToDouble(TimedProcess::wall).toArray();
            double[] memory =
                    costs.stream().mapToDouble(TimedProcess::megabytes).toArray();
            report.add(new Measurement(command.what(), "CPU s", cpu, command.cpuSeconds(), null));
            report.add(new Measurement(command.what(), "s", wall, command.seconds(), null));
            report.add(new Measurement(command.what(), "MB at most", memory, null, null));
        }
    }
}
