package dev.weir.bench.peers;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All scores of a contest, and how the first entrant stands to the others. An engine that takes part with several
 * settings, such as {@code flink} and {@code flink mini-batch}, is compared by its best.
 */
final class Scoreboard {
    private static final String ROW = "%-12s %-17s %12s %9s %9s %9s %9s %9s %9s %9s %8s %6s%n";

    private final List<String> jobs;
    private final List<Score> scores = new ArrayList<>();
    private final String own;

    /** @param own the entrant that is compared with the others */
    Scoreboard(String own, List<Contest.Job> jobs, List<? extends Entrant> entrants, List<Sample> samples) {
        this.own = own;
        this.jobs = jobs.stream().map(Contest.Job::name).toList();
        for (String job : this.jobs) {
            for (Entrant entrant : entrants) {
                Score score = Score.of(job, entrant.name(), samples);
                if (score != null) {
                    scores.add(score);
                }
            }
        }
    }

    /** The best score in a job of an engine, whatever its settings. */
    @Nullable
    Score best(String job, String engine) {
        return scores.stream()
                .filter(score -> score.job().equals(job)
                        && (score.entrant().equals(engine) || score.entrant().startsWith(engine + " ")))
                .max(Comparator.comparingDouble(Score::steady))
                .orElse(null);
    }

    /** By jobs in which both took part, how often the own rate contains the other's. */
    private double[] ratios(String engine) {
        return jobs.stream()
                .filter(job -> best(job, own) != null && best(job, engine) != null)
                .mapToDouble(job -> ratio(best(job, own), best(job, engine)))
                .toArray();
    }

    private static double ratio(@Nullable Score of, @Nullable Score to) {
        return of == null || to == null ? Double.NaN : of.steady() / to.steady();
    }

    void print(PrintStream out) {
        out.printf("%n%s%n", "Rates in thousands of events; \"steady\" leaves out what a start costs.");
        out.printf(
                ROW,
                "job",
                "engine",
                "events",
                "start",
                "CPU s",
                "per s",
                "per CPU s",
                "steady",
                "to flink",
                "to loop",
                "MB",
                "GC");
        for (Score score : scores) {
            out.printf(
                    ROW,
                    score.job(),
                    score.entrant(),
                    String.format(Locale.ROOT, "%,d", score.events()),
                    String.format(Locale.ROOT, "%.2f", score.start()),
                    String.format(Locale.ROOT, "%.2f", score.cpu()),
                    thousands(score.perSecond()),
                    thousands(score.perCpu()),
                    thousands(score.steady()),
                    times(ratio(score, best(score.job(), "flink"))),
                    times(ratio(score, best(score.job(), "handwritten"))),
                    String.format(Locale.ROOT, "%.0f", score.megabytes()),
                    String.format(Locale.ROOT, "%.0f%%", 100 * score.gcShare()));
        }
        for (String engine : List.of("flink", "jet", "handwritten")) {
            double[] ratios = ratios(engine);
            if (ratios.length > 0) {
                out.printf(
                        Locale.ROOT,
                        "%s to %s, geometric mean of %d: %.2f%n",
                        own,
                        engine,
                        ratios.length,
                        Score.geometricMean(ratios));
            }
        }
    }

    private static String thousands(double rate) {
        return String.format(Locale.ROOT, "%,.0f", rate / 1e3);
    }

    private static String times(double ratio) {
        return Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.2f", ratio);
    }

    String toJson() {
        return scores.stream().map(Score::toJson).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    /** Steady rates as bars, a group a job. */
    String toChart(String title) {
        List<BarChart.Group> groups = new ArrayList<>();
        for (String job : jobs) {
            List<BarChart.Bar> bars = new ArrayList<>();
            for (String engine : List.of(own, "flink", "jet", "handwritten")) {
                Score score = best(job, engine);
                if (score != null) {
                    bars.add(new BarChart.Bar(engine, score.steady()));
                }
            }
            groups.add(new BarChart.Group(job, bars));
        }
        return new BarChart(title, groups).toSvg();
    }
}
