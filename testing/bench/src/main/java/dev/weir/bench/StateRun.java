package dev.weir.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.base.Configuration;
import dev.weir.dataflow.JobExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** One job of {@link StateBench}, in a process of its own; prints its figures. */
final class StateRun {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final Path CHECKPOINTS = Path.of("build-output", "bench", "checkpoints");
    private static final double GIGA = 1e9;
    private static final int WARM_SECONDS = 10;

    private final StateJobs job;
    private final int iterations;
    private final int seconds;

    private StateRun(StateJobs job, int iterations, int seconds) {
        this.job = job;
        this.iterations = iterations;
        this.seconds = seconds;
    }

    /** Arguments: a constant of {@link StateJobs}, iterations, seconds that each lasts. */
    public static void main(String[] arguments) throws IOException {
        StateRun run = new StateRun(
                StateJobs.valueOf(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        try {
            run.run();
        } finally {
            removeAll();
        }
        System.exit(0);
    }

    /** Rates and gaps between batches of a job at work. */
    private record Work(double[] perCpuSecond, double[] perSecond, double[] percentile99, double[] longest) {}

    private void run() throws IOException {
        Work without = work(Configuration.EMPTY);
        Work with = work(checkpoints("1 s"));
        print("rows per CPU-second, no checkpoints", Measurement.RATE, null, without.perCpuSecond);
        print("rows per CPU-second, checkpoints every second", Measurement.RATE, null, with.perCpuSecond);
        print("rate lost to checkpoints", "%", 15.0, losses(with.perCpuSecond, without.perCpuSecond));
        print("the same by the clock", "%", null, losses(with.perSecond, without.perSecond));
        print("from batch to batch, 99th percentile", "ms", 10.0, with.percentile99);
        print("the same, no checkpoints", "ms", null, without.percentile99);
        print("longest from batch to batch after a checkpoint", "ms", 10.0, with.longest);
        print("longest in a second, no checkpoints", "ms", null, without.longest);
        sizes();
    }

    private static double[] losses(double[] with, double[] without) {
        double base = new Measurement("", Measurement.RATE, without, null, null).median();
        double[] losses = new double[with.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = 100 * (1 - with[i] / base);
        }
        return losses;
    }

    private static Configuration checkpoints(String interval) {
        return Configuration.EMPTY
                .with("checkpoint.interval", interval)
                .with("checkpoint.directory", CHECKPOINTS.toString());
    }

    private Work work(Configuration options) throws IOException {
        removeAll();
        AtomicLong allowed = new AtomicLong(job.keys);
        long filled = filled();
        JobExecutor.RunningJob running = JobExecutor.load().submit(job.graph(allowed, options));
        await(filled);
        allowed.set(Long.MAX_VALUE);
        rest(WARM_SECONDS * GIGA);
        double[] perCpuSecond = new double[iterations];
        double[] perSecond = new double[iterations];
        double[] percentile99 = new double[iterations];
        List<Double> longest = new ArrayList<>();
        for (int i = 0; i < iterations; i++) {
            long rows = StateJobs.TIMES.rows();
            long cpu = SYSTEM.getProcessCpuTime();
            long time = System.nanoTime();
            StateJobs.TIMES.start();
            rest(seconds * GIGA);
            rows = StateJobs.TIMES.rows() - rows;
            perCpuSecond[i] = rows / ((SYSTEM.getProcessCpuTime() - cpu) / GIGA);
            perSecond[i] = rows / ((System.nanoTime() - time) / GIGA);
            BatchTimes.Gaps gaps = StateJobs.TIMES.stop();
            percentile99[i] = gaps.percentile99();
            for (double one : gaps.longestBySecond()) {
                longest.add(one);
            }
        }
        end(running);
        return new Work(
                perCpuSecond,
                perSecond,
                percentile99,
                longest.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Sizes of a whole checkpoint and one of changes, and how long it takes to restore the job. */
    private void sizes() throws IOException {
        removeAll();
        AtomicLong allowed = new AtomicLong(job.keys);
        long filled = filled();
        JobExecutor.RunningJob running = JobExecutor.load().submit(job.graph(allowed, checkpoints("1 h")));
        await(filled);
        long began = System.nanoTime();
        running.savepoint(JobExecutor.SavepointMode.CONTINUE).join();
        double seconds = (System.nanoTime() - began) / GIGA;
        double whole = bytes(CHECKPOINTS);
        long before = StateJobs.TIMES.rows();
        allowed.addAndGet(job.keys / 100);
        await(before + job.keys / 100 - Samples.ROWS);
        running.savepoint(JobExecutor.SavepointMode.CONTINUE).join();
        double changes = bytes(CHECKPOINTS) - whole;
        end(running);
        print("a whole checkpoint", "MB", null, whole / 1e6);
        print("a whole checkpoint, begin to end", "s", null, seconds);
        print("a checkpoint after 1 % of the keys have changed", "% of a whole one", 10.0, 100 * changes / whole);
        double[] restored = new double[iterations];
        for (int i = 0; i < iterations; i++) {
            restored[i] = restore(allowed.get());
        }
        print("restore, until the next rows are processed", "s", 10.0, restored);
    }

    private double restore(long rows) {
        System.gc();
        AtomicLong allowed = new AtomicLong(rows + 2 * Samples.ROWS);
        long before = StateJobs.TIMES.rows();
        long began = System.nanoTime();
        JobExecutor.RunningJob running =
                JobExecutor.load().submit(job.graph(allowed, checkpoints("1 h").with("checkpoint.restore", "latest")));
        await(before + Samples.ROWS);
        double seconds = (System.nanoTime() - began) / GIGA;
        end(running);
        return seconds;
    }

    /** How many rows there will have been when a job that has not begun yet has met all keys. */
    private long filled() {
        return StateJobs.TIMES.rows() + job.keys - Samples.ROWS;
    }

    private static void await(long rows) {
        while (StateJobs.TIMES.rows() < rows) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static void rest(double nanos) {
        long until = System.nanoTime() + (long) nanos;
        for (long left = (long) nanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void end(JobExecutor.RunningJob running) {
        running.cancel();
        running.completion().join();
        running.history().forEach(System.err::println);
    }

    private static double bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(StateRun::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeAll() throws IOException {
        if (!Files.exists(CHECKPOINTS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(CHECKPOINTS)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    /** A line that {@link StateBench} reads. */
    private static void print(
            String what, String unit, @org.jspecify.annotations.Nullable Double target, double... samples) {
        StringBuilder line = new StringBuilder(StateBench.MARK)
                .append(what)
                .append(';')
                .append(unit)
                .append(';')
                .append(target == null ? "" : target);
        for (double sample : samples) {
            line.append(String.format(Locale.ROOT, ";%s", sample));
        }
        System.out.println(line);
    }
}
