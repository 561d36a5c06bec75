package dev.weir.bench.peers;

import dev.weir.bench.TimedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Has entrants do the same jobs in turn. A job is done once with next to no events, which shows what start and planning
 * cost, then with all of them as often as wanted; between two runs of an entrant come all others.
 *
 * @param folder for scripts and logs
 * @param cores to which every process is pinned, as {@code taskset} takes them
 * @param heap of every JVM, as {@code -Xmx} takes it
 * @param runs how often a job is done with all its events
 */
record Contest(Path folder, String cores, String heap, int runs) {
    /** Events of the run that shows what a start costs. */
    static final long FEW = 1000;

    private static final Pattern PAUSE = Pattern.compile("Pause .* ([0-9.]+)ms");

    /**
     * A job.
     *
     * @param events how many events entrants read
     */
    record Job(String name, long events) {}

    /** All samples, in the order in which they were taken. An entrant that fails has none of that job. */
    List<Sample> run(List<Job> jobs, List<? extends Entrant> entrants) {
        List<Sample> samples = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            for (Job job : jobs) {
                for (Entrant entrant : entrants) {
                    if (entrant.takesPart(job.name())) {
                        Sample sample = measure(entrant, job.name(), run == 0 ? FEW : job.events());
                        System.out.println(line(entrant, job, sample));
                        if (sample != null) {
                            samples.add(sample);
                        }
                    }
                }
            }
        }
        return samples;
    }

    private static String line(Entrant entrant, Job job, @Nullable Sample sample) {
        return sample == null
                ? String.format("  %-5s %-18s failed", job.name(), entrant.name())
                : String.format(
                        Locale.ROOT,
                        "  %-5s %-18s %,12d events %7.2f CPU s %7.2f s %6.0f MB",
                        job.name(),
                        entrant.name(),
                        sample.events(),
                        sample.cpu(),
                        sample.wall(),
                        sample.megabytes());
    }

    private @Nullable Sample measure(Entrant entrant, String job, long events) {
        Path log = folder.resolve("gc.log");
        List<String> jvm = List.of("-XX:+UseSerialGC", "-Xmx" + heap, "-Xlog:gc:file=" + log.toAbsolutePath());
        Entrant.Launch launch = entrant.launch(job, events, folder, jvm);
        TimedProcess cost = TimedProcess.run(
                pinned(launch.command()),
                launch.environment(),
                null,
                folder.resolve(entrant.name().replace(' ', '-') + "-" + job + ".log"));
        return cost == null
                ? null
                : new Sample(
                        job,
                        entrant.name(),
                        events,
                        cost.wall(),
                        cost.cpu(),
                        cost.megabytes(),
                        pauses(log) / cost.wall());
    }

    List<String> pinned(List<String> command) {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", cores));
        pinned.addAll(command);
        return pinned;
    }

    /** Seconds in which a JVM that wrote this log stood still for its serial collector. */
    private static double pauses(Path log) {
        try {
            double millis = 0;
            for (String line : Files.readAllLines(log)) {
                Matcher pause = PAUSE.matcher(line);
                if (pause.find()) {
                    millis += Double.parseDouble(pause.group(1));
                }
            }
            return millis / 1e3;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
