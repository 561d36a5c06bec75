package dev.weir.bench;

import dev.weir.bench.latency.LatencyRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Kafka, an aggregate, Kafka, exactly once: how long a record takes. The distribution must have been built. */
record KafkaLatencyBench(String name, String summary) implements Bench {
    private static final Path WEIR = Path.of("dist", "target", "weir", "bin", "weir");
    private static final String WHAT = "100 k records/s, checkpoints every 100 ms";
    private static final long PER_SECOND = 100_000;
    private static final int KEYS = 1_000;
    private static final int WARM_SECONDS = 40;
    private static final int SECONDS = 30;
    private static final int CHECKPOINT_MILLIS = 100;
    private static final double TARGET_MILLIS = 300;
    private static final double MICROS = 1_000;

    KafkaLatencyBench() {
        this("kafka-latency", "Kafka, aggregate, Kafka: from when a record is due to when its effect is committed");
    }

    @Override
    public void run(Settings settings, Report report) {
        if (!settings.wants(WHAT)) {
            return;
        }
        if (!Files.isExecutable(WEIR)) {
            report.skip(WHAT, "needs the distribution (./build dist)");
            return;
        }
        List<LatencyRun.Result> results = new ArrayList<>();
        String options = settings.recording() == null
                ? "-Xmx1g"
                : "-Xmx1g -XX:StartFlightRecording=settings=profile,filename="
                        + Path.of(settings.recording()).toAbsolutePath();
        for (int i = 0; i < settings.iterations(); i++) {
            try {
                results.add(new LatencyRun(
                                WEIR,
                                Path.of("build-output", "bench", "latency").toAbsolutePath(),
                                PER_SECOND,
                                KEYS,
                                WARM_SECONDS,
                                settings.seconds() * SECONDS,
                                CHECKPOINT_MILLIS,
                                options)
                        .run());
            } catch (IllegalStateException e) {
                report.skip(WHAT, "failed: " + e.getMessage());
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        report.add(percentile("half", 50, null, results));
        report.add(percentile("99 %", 99, TARGET_MILLIS, results));
        report.add(percentile("99.9 %", 99.9, null, results));
        report.add(percentile("all", 100, null, results));
        double[] loads = results.stream().mapToDouble(LatencyRun.Result::load).toArray();
        report.add(new Measurement("the machine's load meanwhile", "processes", loads, null, null));
    }

    private static Measurement percentile(
            String part, double percentile, @Nullable Double target, List<LatencyRun.Result> results) {
        double[] millis = results.stream()
                .map(LatencyRun.Result::micros)
                .mapToDouble((Histogram histogram) -> histogram.getValueAtPercentile(percentile) / MICROS)
                .toArray();
        return new Measurement(WHAT + ": " + part, "ms", millis, target, null);
    }
}
