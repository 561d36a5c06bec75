package dev.weir.bench.peers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an entrant's runs of one job come to: medians.
 *
 * @param start CPU seconds of a run with next to no events
 * @param cpu CPU seconds of a run with all of them
 * @param perSecond events per second on the clock
 * @param perCpu events per CPU second of the whole process
 * @param steady events per CPU second beyond those that the start took: the difference of the two runs
 */
record Score(
        String job,
        String entrant,
        long events,
        double start,
        double cpu,
        double perSecond,
        double perCpu,
        double steady,
        double megabytes,
        double gcShare) {

    /** Null when the entrant has not done the job. */
    static @Nullable Score of(String job, String entrant, List<Sample> samples) {
        List<Sample> own = samples.stream()
                .filter(sample -> sample.job().equals(job) && sample.entrant().equals(entrant))
                .toList();
        List<Sample> few =
                own.stream().filter(sample -> sample.events() == Contest.FEW).toList();
        List<Sample> all =
                own.stream().filter(sample -> sample.events() != Contest.FEW).toList();
        if (few.isEmpty() || all.isEmpty()) {
            return null;
        }
        long events = all.getFirst().events();
        double start = median(few, Sample::cpu);
        double cpu = median(all, Sample::cpu);
        return new Score(
                job,
                entrant,
                events,
                start,
                cpu,
                events / median(all, Sample::wall),
                events / cpu,
                (events - Contest.FEW) / Math.max(cpu - start, 0.01),
                median(all, Sample::megabytes),
                median(all, Sample::gcShare));
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double geometricMean(double... values) {
        return Math.exp(Arrays.stream(values).map(Math::log).average().orElse(Double.NaN));
    }

    String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"job\": \"%s\", \"engine\": \"%s\", \"events\": %d, \"startCpuSeconds\": %.3f,"
                        + " \"cpuSeconds\": %.3f, \"eventsPerSecond\": %.0f, \"eventsPerCpuSecond\": %.0f,"
                        + " \"steadyEventsPerCpuSecond\": %.0f, \"peakMegabytes\": %.0f, \"gcShare\": %.4f}",
                job,
                entrant,
                events,
                start,
                cpu,
                perSecond,
                perCpu,
                steady,
                megabytes,
                gcShare);
    }
}
