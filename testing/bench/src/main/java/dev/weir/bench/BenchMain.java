package dev.weir.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./build bench}: runs the benchmarks that are named, or all, and prints their figures. */
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] arguments) {
        // CPU time is measured, so that benchmarks of other clones may run meanwhile.
        System.setProperty("jmh.ignoreLock", "true");
        List<String> names = new ArrayList<>();
        Bench.Settings settings = Bench.Settings.DEFAULT;
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.replaceFirst("=.*", "")) {
                case "-h", "--help", "help" -> {
                    help();
                    return;
                }
                case "--iterations" -> settings = settings.withIterations(Integer.parseInt(value));
                case "--seconds" -> settings = settings.withSeconds(Integer.parseInt(value));
                case "--only" -> settings = settings.withFilter(value);
                case "--verbose" -> settings = settings.withVerbose();
                case "--record" -> settings = settings.withRecording(value);
                default -> names.add(argument);
            }
        }
        List<Bench> chosen = choose(names);
        Report report = new Report(System.out, Path.of("build-output", "bench"));
        for (Bench bench : chosen) {
            report.begin(bench);
            bench.run(settings, report);
            report.end(bench);
        }
    }

    private static List<Bench> choose(List<String> names) {
        if (names.isEmpty()) {
            return Benches.ALL;
        }
        List<Bench> chosen = new ArrayList<>();
        for (String name : names) {
            Bench found = Benches.ALL.stream()
                    .filter(bench -> bench.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                System.err.println("bench: there is no benchmark \"" + name + "\"");
                help();
                System.exit(2);
            } else {
                chosen.add(found);
            }
        }
        return chosen;
    }

    private static void help() {
        System.out.println("""
                ./build bench [name ...] [--iterations=5] [--seconds=1] [--only=<text>] [--verbose] [--record=<file>]

                --only      measures the lines only whose text holds this
                --verbose   shows the output of the measured processes
                --record    profiles them with the JDK's flight recorder
                """);
        Benches.ALL.forEach(bench -> System.out.printf("  %-10s %s%n", bench.name(), bench.summary()));
    }
}
