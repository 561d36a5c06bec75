package dev.weir.simulator.command;

import dev.weir.base.Seeds;
import dev.weir.base.SystemClock;
import dev.weir.simulator.SimulatedJob;
import dev.weir.simulator.Simulation;
import dev.weir.simulator.recovery.RecoverableJob;
import dev.weir.simulator.recovery.RecoveryRun;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.LongConsumer;

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
        Map<String, LongConsumer> jobs = new LinkedHashMap<>();
        ServiceLoader.load(SimulatedJob.class).forEach(job -> jobs.put(job.name(), seed -> simulate(job, seed)));
        ServiceLoader.load(RecoverableJob.class)
                .forEach(job -> jobs.put(
                        job.name(), seed -> RecoveryRun.run(job, seed, seeds == 1 ? System.out::println : line -> {})));
        int passed = 0;
        int failed = 0;
        for (Map.Entry<String, LongConsumer> job : jobs.entrySet()) {
            if (!wanted.isEmpty() && !job.getKey().equals(wanted)) {
                continue;
            }
            long started = SystemClock.INSTANCE.nanos();
            int failures = 0;
            for (long seed = first; seed < first + seeds; seed++) {
                failures += run(job.getKey(), job.getValue(), seed) ? 0 : 1;
            }
            long millis = (SystemClock.INSTANCE.nanos() - started) / 1_000_000;
            System.out.printf("%-20s %d seeds, %d failed, %d ms%n", job.getKey(), seeds, failures, millis);
            passed += seeds - failures;
            failed += failures;
        }
        System.out.printf("%d passed, %d failed%n", passed, failed);
        return failed == 0;
    }

    private static void simulate(SimulatedJob job, long seed) {
        int parallelism = PARALLELISMS[(int) Math.floorMod(seed, (long) PARALLELISMS.length)];
        SimulatedJob.Trial trial = job.trial(seed, parallelism);
        Simulation.run(trial.graph(), seed);
        trial.check();
    }

    private static boolean run(String job, LongConsumer body, long seed) {
        try {
            body.accept(seed);
            return true;
        } catch (RuntimeException | AssertionError thrown) {
            System.out.printf("%s fails: ./build sim --job %s --seed %d%n", job, job, seed);
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
