package dev.weir.chaos;

import dev.weir.base.Clock;
import dev.weir.base.Seeds;
import dev.weir.servers.KafkaProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/**
 * One run: brings everything up, kills as the seed says, lets the job come to the end of its input, and compares. One
 * thread.
 */
final class ChaosRun implements AutoCloseable {
    private static final long LOOK_NANOS = 1_000_000;
    private static final long PATIENCE_MILLIS = 90_000;
    /** What brokers allow by default. A prepared transaction has to outlive some lives of a job on a busy machine. */
    private static final int TRANSACTION_MILLIS = 900_000;

    private final SplittableRandom random;
    private final Clock clock;
    private final Path launcher;
    private final Path folder;
    private final Path sockets;
    private final KafkaProcess broker;
    private final Traces traces;
    private final Input input;
    private final Report report;
    private @Nullable WeirProcess weir;
    private int lives;
    private long newestAtStart;

    ChaosRun(long seed, Clock clock, Path launcher, Path folder, Report report) throws IOException {
        random = Seeds.generator(seed, "chaos");
        input = new Input(Seeds.generator(seed, "chaos input"));
        this.clock = clock;
        this.launcher = launcher;
        this.folder = folder;
        this.report = report;
        sockets = Files.createTempDirectory("weir-chaos-");
        traces = new Traces(folder);
        broker = new KafkaProcess(Files.createDirectories(folder.resolve("kafka")), TRANSACTION_MILLIS);
        broker.awaitReady();
    }

    /** Kills so often, and gives what is wrong in the end. */
    List<String> run(int kills) throws IOException, InterruptedException {
        createTopics();
        writeScript();
        Generator generator = new Generator(input, broker.bootstrapServers());
        startWeir();
        for (int number = 1; number <= kills; number++) {
            strike(number, Blow.next(random));
        }
        generator.finish();
        return finish();
    }

    private void createTopics() throws InterruptedException {
        try (Admin admin = broker.admin()) {
            admin.createTopics(List.of("orders", "payments", "paid", "totals", "leaders").stream()
                            .map(topic -> new NewTopic(topic, Input.PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be created", e);
        }
    }

    private void writeScript() throws IOException {
        try (InputStream in = Objects.requireNonNull(ChaosRun.class.getResourceAsStream("job.sql"))) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(folder.resolve("job.sql"), script.replace("${brokers}", broker.bootstrapServers()));
        }
    }

    private void startWeir() throws IOException {
        newestAtStart = traces.newest();
        weir = new WeirProcess(launcher, folder, sockets, ++lives);
    }

    private WeirProcess weir() {
        return Objects.requireNonNull(weir);
    }

    private void strike(int number, Blow blow) throws IOException, InterruptedException {
        boolean seen = awaitMoment(blow.moment());
        pause(blow.delayMillis());
        weir().checkAlive();
        if (blow.victim().hitsWeir()) {
            weir().kill();
        }
        if (blow.victim().hitsBroker()) {
            broker.kill();
        }
        Report.Life life = new Report.Life(weir().restoredCheckpoint(), newestAtStart, weir().restarts());
        Traces.Hit hit = traces.hit(broker.isAlive() && blow.victim().hitsWeir() ? openTransactions() : List.of());
        if (blow.victim().hitsBroker()) {
            pause(blow.pauseMillis());
            broker.start();
            // Otherwise Weir starts while the broker does.
            if (!blow.victim().hitsWeir() || blow.waitsForBroker()) {
                broker.awaitReady();
                hit = with(hit, blow);
            }
        }
        if (blow.victim().hitsWeir()) {
            startWeir();
        }
        broker.awaitReady();
        report.blow(number, blow, seen, life, hit);
    }

    /** Adds the transactions that were open when the broker was killed, as it knows when it is back. */
    private Traces.Hit with(Traces.Hit hit, Blow blow) throws InterruptedException {
        if (!blow.victim().hitsWeir()) {
            return hit;
        }
        Traces.Hit later = traces.hit(openTransactions());
        return new Traces.Hit(hit.newest(), hit.checkpointing(), hit.hidden(), later.open(), later.prepared());
    }

    private List<String> openTransactions() throws InterruptedException {
        try (Admin admin = broker.admin()) {
            return Traces.openTransactions(admin);
        }
    }

    /** Returns when it has come; false when it has not within the time. */
    private boolean awaitMoment(Blow.Moment moment) throws IOException {
        long newest = traces.newest();
        long begun = traces.begun();
        return switch (moment) {
            case ANY, START -> true;
            case CHECKPOINT -> await(() -> traces.begun() > Math.max(begun, traces.newest()));
            case COMMIT -> await(() -> traces.newest() > newest);
        };
    }

    private boolean await(BooleanSupplier condition) throws IOException {
        long deadline = clock.millis() + PATIENCE_MILLIS;
        while (!condition.getAsBoolean()) {
            weir().checkAlive();
            if (clock.millis() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    private void pause(int millis) {
        long until = clock.millis() + millis;
        for (long left = millis; left > 0; left = until - clock.millis()) {
            LockSupport.parkNanos(left * 1_000_000);
        }
    }

    /** Waits until everything that is expected was committed, stops the job, and compares. */
    private List<String> finish() throws IOException, InterruptedException {
        Expected expected = new Expected(input);
        List<String> problems = new ArrayList<>();
        int lines = expected.paid().values().stream().mapToInt(count -> count).sum();
        try (TopicReader paid = new TopicReader(broker.bootstrapServers(), "paid");
                TopicReader totals = new TopicReader(broker.bootstrapServers(), "totals");
                TopicReader leaders = new TopicReader(broker.bootstrapServers(), "leaders")) {
            int all = lines + expected.seconds().size();
            IntSupplier there = () -> paid.read().size() + traces.visibleLines().size();
            boolean more = true;
            int seen = there.getAsInt();
            while (more && seen < all) {
                // Looked at once a round: what comes between two looks would be awaited in vain.
                int before = seen;
                more = await(() -> there.getAsInt() > before);
                seen = there.getAsInt();
            }
            if (seen < all) {
                problems.add("the output is not complete, and nothing came for " + PATIENCE_MILLIS / 1000 + " s");
            }
            weir().stop();
            List<String> files =
                    traces.visibleLines().stream().map(ChaosRun::inMillis).toList();
            problems.addAll(Comparison.lines("paid", expected.paid(), paid.read()));
            problems.addAll(Comparison.totals(expected.totals(), totals.read()));
            problems.addAll(Comparison.lines("files", expected.seconds(), files));
            problems.addAll(Comparison.leaders(expected.leaders(), leaders.read()));
            report.output(
                    input,
                    paid.read().size(),
                    totals.read().size(),
                    leaders.read().size(),
                    files.size());
        }
        List<String> open = openTransactions();
        if (!open.isEmpty()) {
            problems.add("open transactions: " + open);
        }
        List<String> hidden = traces.hiddenFiles();
        if (!hidden.isEmpty()) {
            problems.add("files that are neither complete nor removed: " + hidden);
        }
        return problems;
    }

    /** A line of a file with the window's start as a number. */
    private static String inMillis(String line) {
        int comma = line.indexOf(',');
        String start = line.substring(0, comma).replace("\"", "").replace(' ', 'T');
        return LocalDateTime.parse(start).toInstant(ZoneOffset.UTC).toEpochMilli() + line.substring(comma);
    }

    @Override
    public void close() throws IOException {
        if (weir != null) {
            weir.kill();
        }
        broker.close();
        Trees.delete(sockets);
    }
}
