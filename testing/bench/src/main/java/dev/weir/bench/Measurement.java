package dev.weir.bench;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param what was measured
 * @param unit of samples, target and loop; {@link #RATE} for the usual one
 * @param samples one an iteration, at least one
 * @param target what it should reach; null for none
 * @param loop the same of a plain loop that does the same work; null when there is none
 */
record Measurement(
        String what,
        String unit,
        double[] samples,
        @Nullable Double target,
        @Nullable Double loop) {
    /** Rows per second of CPU time: more is better. All other units are costs. */
    static final String RATE = "rows/CPU-s";

    double median() {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double best() {
        return isRate()
                ? Arrays.stream(samples).max().orElseThrow()
                : Arrays.stream(samples).min().orElseThrow();
    }

    boolean isRate() {
        return unit.equals(RATE);
    }

    /** Whether the median reaches the target; true when there is none. */
    boolean holds() {
        return target == null || (isRate() ? median() >= target : median() <= target);
    }

    Measurement withLoop(@Nullable Double other) {
        return new Measurement(what, unit, samples, target, other);
    }

    /** A value of this unit for people: rates in thousands or millions. */
    String text(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        if (!isRate()) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        return value < 1e6
                ? String.format(Locale.ROOT, "%.0f k", value / 1e3)
                : String.format(Locale.ROOT, "%.1f M", value / 1e6);
    }

    String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"what\": \"%s\", \"unit\": \"%s\", \"median\": %s, \"best\": %s, \"target\": %s, \"loop\": %s,"
                        + " \"samples\": %s}",
                what.replace("\\", "\\\\").replace("\"", "\\\""),
                unit,
                median(),
                best(),
                target,
                loop,
                Arrays.toString(samples));
    }
}
