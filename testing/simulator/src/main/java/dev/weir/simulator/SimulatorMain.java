package dev.weir.simulator;

import dev.weir.base.Seeds;
import dev.weir.base.SystemClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;

/** Runs the registered jobs under many seeds: {@code [--seeds N] [--seed S] [--job name]}. */
public final class SimulatorMain {
    private static final int DEFAULT_SEEDS = 200;
    private static final int FRAMES_SHOWN = 8;
    private static final int[] PARALLELISMS = {1, 2, 4};

    private SimulatorMain() {}

    /** See the class. */
    public static void main(String[] arguments) {
        int seeds = DEFAULT_SEEDS;
        long first = Seeds.fresh() >>> 20;
        String wanted = "";
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (arguments[i]) {
                case "--seeds" -> seeds = Integer.parseInt(value);
                case "--seed" -> {
                    first = Long.parseLong(value);
                    seeds = 1;
                }
                case "--job" -> wanted = value;
                default -> {
                    System.err.println("usage: ./build sim [--seeds N] [--seed S] [--job name]");
                    System.exit(2);
                }
            }
        }
        System.exit(run(first, seeds, wanted) ? 0 : 1);
    }

    private static boolean run(long first, int seeds, String wanted) {
        List<SimulatedJob> jobs = new ArrayList<>();
        ServiceLoader.load(SimulatedJob.class).forEach(jobs::add);
        int passed = 0;
        int failed = 0;
        for (SimulatedJob job : jobs) {
            if (!wanted.isEmpty() && !job.name().equals(wanted)) {
                continue;
            }
            long started = SystemClock.INSTANCE.nanos();
            int failures = 0;
            for (long seed = first; seed < first + seeds; seed++) {
                failures += run(job, seed) ? 0 : 1;
            }
            long millis = (SystemClock.INSTANCE.nanos() - started) / 1_000_000;
            System.out.printf("%-20s %d seeds, %d failed, %d ms%n", job.name(), seeds, failures, millis);
            passed += seeds - failures;
            failed += failures;
        }
        System.out.printf("%d passed, %d failed%n", passed, failed);
        return failed == 0;
    }

    private static boolean run(SimulatedJob job, long seed) {
        int parallelism = PARALLELISMS[(int) Math.floorMod(seed, (long) PARALLELISMS.length)];
        try {
            SimulatedJob.Trial trial = job.trial(seed, parallelism);
            Simulation.run(trial.graph(), seed);
            trial.check();
            return true;
        } catch (RuntimeException | AssertionError thrown) {
            System.out.printf("%s fails: ./build sim --job %s --seed %d%n", job.name(), job.name(), seed);
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                System.out.println("  " + cause);
                Arrays.stream(cause.getStackTrace())
                        .limit(FRAMES_SHOWN)
                        .forEach(frame -> System.out.println("    at " + frame));
            }
            return false;
        }
    }
}
