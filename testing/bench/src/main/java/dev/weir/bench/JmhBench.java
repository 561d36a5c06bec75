package dev.weir.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** JMH benchmarks. Each line runs in a JVM of its own, with the options that the launcher gives to Weir's. */
record JmhBench(String name, String summary, List<Line> lines) implements Bench {
    private static final String[] JVM = {
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        "-Xms3g",
        "-Xmx6g",
        "--sun-misc-unsafe-memory-access=allow"
    };

    /**
     * What a row of the table shows.
     *
     * @param type holds the methods
     * @param method the benchmark's
     * @param parameters of the benchmark class
     * @param target rows per second of CPU time that it should reach; null for none
     * @param loop the method that does the same in a plain loop; null for none
     */
    record Line(
            String what,
            Class<?> type,
            String method,
            Map<String, String> parameters,
            @Nullable Double target,
            @Nullable String loop) {}

    @Override
    public void run(Settings settings, Report report) {
        for (Line line : lines) {
            if (!settings.wants(line.what())) {
                continue;
            }
            double[] samples = samples(line.type(), line.method(), line.parameters(), settings);
            if (samples.length == 0) {
                report.skip(line.what(), "failed; run it with --verbose");
                continue;
            }
            Measurement own = new Measurement(line.what(), Measurement.RATE, samples, line.target(), null);
            Double loop = null;
            if (line.loop() != null) {
                double[] loopSamples =
                        samples(line.type(), line.loop(), line.parameters(), settings.withRecording(null));
                loop = new Measurement("", Measurement.RATE, loopSamples, null, null).median();
            }
            report.add(own.withLoop(loop));
        }
    }

    private double[] samples(Class<?> type, String method, Map<String, String> parameters, Settings settings) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(Pattern.quote(type.getName() + "." + method) + "$")
                .forks(1)
                .threads(1)
                .jvmArgs(JVM)
                .addProfiler(CpuTimeProfiler.class)
                .verbosity(settings.verbose() ? VerboseMode.NORMAL : VerboseMode.SILENT)
                .warmupIterations(3)
                .measurementIterations(settings.iterations())
                .mode(Mode.Throughput)
                .warmupTime(TimeValue.seconds(settings.seconds()))
                .measurementTime(TimeValue.seconds(settings.seconds()));
        if (settings.recording() != null) {
            options.jvmArgsAppend("-XX:StartFlightRecording=settings=profile,filename=" + settings.recording());
        }
        parameters.forEach(options::param);
        // What JVMs say about incubating modules is no news to those who read figures.
        PrintStream errors = System.err;
        if (!settings.verbose()) {
            System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        }
        try {
            List<Double> rates = new ArrayList<>();
            for (RunResult run : new Runner(options.build()).run()) {
                for (IterationResult iteration :
                        run.getBenchmarkResults().iterator().next().getIterationResults()) {
                    Result<?> cpu = iteration.getSecondaryResults().get(CpuTimeProfiler.LABEL);
                    rates.add(Objects.requireNonNull(cpu).getScore());
                }
            }
            return rates.stream().mapToDouble(Double::doubleValue).toArray();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH could not run " + type.getName() + "." + method, e);
        } finally {
            System.setErr(errors);
        }
    }
}
