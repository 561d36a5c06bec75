package dev.weir.bench.latency;

import dev.weir.base.Clock;
import dev.weir.base.SystemClock;
import dev.weir.servers.KafkaProcess;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * One measurement: a broker, Weir as its users start it, and in this process who sends and who reads. One thread.
 *
 * @param launcher that of the distribution
 * @param folder is made anew
 * @param perSecond records a second
 * @param checkpointMillis from checkpoint to checkpoint
 * @param jvmOptions of Weir's process
 */
public record LatencyRun(
        Path launcher,
        Path folder,
        long perSecond,
        int keys,
        int warmSeconds,
        int seconds,
        int checkpointMillis,
        String jvmOptions) {
    private static final int TRANSACTION_MILLIS = 900_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long HEAD_START_NANOS = 500_000_000;

    /**
     * What came of it.
     *
     * @param micros from when a record was due to when a count that includes it was read
     * @param load the machine's load in the last minute, by its operating system
     */
    public record Result(Histogram micros, double load) {}

    /**
     * Measures.
     *
     * @throws IllegalStateException if something ended or stood still that should not
     */
    public Result run() throws IOException, InterruptedException {
        removeFolder();
        Files.createDirectories(folder);
        Clock clock = SystemClock.INSTANCE;
        try (KafkaProcess broker =
                new KafkaProcess(Files.createDirectories(folder.resolve("kafka")), TRANSACTION_MILLIS)) {
            broker.awaitReady();
            createTopics(broker);
            Files.writeString(folder.resolve("job.sql"), script(broker.bootstrapServers()));
            Process weir = start();
            try {
                return measure(broker.bootstrapServers(), clock, weir);
            } finally {
                weir.destroyForcibly();
                weir.onExit().join();
            }
        }
    }

    private Result measure(String brokers, Clock clock, Process weir) throws InterruptedException, IOException {
        Schedule schedule =
                new Schedule(clock.nanos() + HEAD_START_NANOS, perSecond, keys, perSecond * (warmSeconds + seconds));
        Sender sender = new Sender(brokers, "calls", schedule, clock);
        try (Receiver receiver = new Receiver(brokers, "counts", schedule, perSecond * warmSeconds, clock)) {
            long seen = 0;
            long since = clock.nanos();
            while (receiver.seen() < schedule.count()) {
                receiver.poll();
                if (receiver.seen() > seen) {
                    seen = receiver.seen();
                    since = clock.nanos();
                }
                if (sender.failure() != null || !weir.isAlive() || clock.nanos() - since > PATIENCE_NANOS) {
                    throw new IllegalStateException(
                            seen + " of " + schedule.count() + " records were counted, and no more came; Weir printed: "
                                    + Files.readString(folder.resolve("weir.log")),
                            sender.failure());
                }
            }
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            return new Result(receiver.histogram(), load);
        } finally {
            sender.finish();
        }
    }

    private static void createTopics(KafkaProcess broker) throws InterruptedException {
        try (Admin admin = broker.admin()) {
            admin.createTopics(List.of(new NewTopic("calls", 1, (short) 1), new NewTopic("counts", 1, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be created", e);
        }
    }

    private String script(String brokers) throws IOException {
        try (InputStream in = Objects.requireNonNull(LatencyRun.class.getResourceAsStream("job.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${brokers}", brokers)
                    .replace("${interval}", checkpointMillis + " ms");
        }
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toAbsolutePath().toString(), "run", "job.sql"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("weir.log").toFile());
        builder.environment().put("WEIR_JVM_OPTIONS", jvmOptions);
        builder.environment().put("WEIR_JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private void removeFolder() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
