package dev.weir.bench;

import org.jspecify.annotations.Nullable;

/** A set of figures that are measured together. */
interface Bench {
    /** What {@code ./build bench} calls it. */
    String name();

    /** What it measures, in a line. */
    String summary();

    /** Measures, and hands over each figure as soon as it has it. */
    void run(Settings settings, Report report);

    /**
     * How long to measure.
     *
     * @param iterations of which the median counts
     * @param seconds that one iteration of a component takes
     * @param filter only lines whose text holds it are measured
     * @param verbose whether to show what the measured processes print
     * @param recording the file to which the JDK's flight recorder writes, one line's at a time; null for none
     */
    record Settings(
            int iterations,
            int seconds,
            String filter,
            boolean verbose,
            @Nullable String recording) {
        static final Settings DEFAULT = new Settings(5, 1, "", false, null);

        Settings withIterations(int value) {
            return new Settings(value, seconds, filter, verbose, recording);
        }

        Settings withSeconds(int value) {
            return new Settings(iterations, value, filter, verbose, recording);
        }

        Settings withFilter(String value) {
            return new Settings(iterations, seconds, value, verbose, recording);
        }

        Settings withVerbose() {
            return new Settings(iterations, seconds, filter, true, recording);
        }

        Settings withRecording(@Nullable String file) {
            return new Settings(iterations, seconds, filter, verbose, file);
        }

        boolean wants(String line) {
            return line.contains(filter);
        }
    }
}
