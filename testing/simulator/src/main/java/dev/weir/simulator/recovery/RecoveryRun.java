package dev.weir.simulator.recovery;

import dev.weir.base.Configuration;
import dev.weir.base.FileStore;
import dev.weir.base.Seeds;
import dev.weir.dataflow.JobExecutor.RunningJob;
import dev.weir.dataflow.JobExecutor.SavepointMode;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointDirectory;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.dataflow.checkpoint.SourceSnapshot;
import dev.weir.dataflow.state.StateOptions;
import dev.weir.simulator.SimulatedFiles;
import dev.weir.simulator.Simulation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lives of one job, from one seed. In all but the last the process is killed at some turn, or the job gives up, and
 * the disk fails now and then; in each, operators throw, and the parallelism is another one. In the last the job comes
 * to its end. One thread.
 */
public final class RecoveryRun {
    private static final int MOST_LIVES = 6;
    private static final String WHOLE_RESTART = "restarts in ";
    private static final int MOST_TURNS = 4_000;

    private static final int DRAINED_ONE_IN = 3;
    /** Lives with memory for almost no state, so that it goes to disk: files take their time. */
    private static final int LITTLE_MEMORY_ONE_IN = 12;

    private static final String FILES = Path.of(System.getProperty("java.io.tmpdir"), "weir-simulated-state")
            .toString();

    private final RecoverableJob.Trial trial;
    private final long seed;
    private final SplittableRandom random;
    private final SplittableRandom drains;
    private final SplittableRandom memory;
    private final SimulatedFiles disk = new SimulatedFiles();
    private final Ledger ledger;
    private final Consumer<String> log;
    private long trace;
    private int lives;
    private int restarts;
    private int regions;
    private int overtaken;
    private final Set<Long> checkpoints = new HashSet<>();
    /** What was left when a life had ended in which the input was ending already; none reads any further. */
    private @Nullable Checkpoint ending;

    private String name = "";
    /** In which life the job is to be drained; 0 for none, 1 for the last. */
    private int drainedIn;

    private RecoveryRun(RecoverableJob job, long seed, Consumer<String> log) {
        this.log = log;
        this.seed = seed;
        random = Seeds.generator(seed, "recovery of " + job.name());
        drains = Seeds.generator(seed, "drains of " + job.name());
        memory = Seeds.generator(seed, "memory of " + job.name());
        ledger = new Ledger(log);
        trial = job.trial(seed, ledger);
    }

    /**
     * What happened.
     *
     * @param trace a digest of all of it
     * @param lives how many there were
     * @param checkpoints how many lives left a checkpoint that was new
     * @param restarts how often a job came back within a life, or a region of it
     * @param regions how often it was a region
     * @param overtaken how many lives left a checkpoint that had overtaken something
     * @param drained whether the job was drained, and had not read everything
     */
    public record Summary(
            long trace, int lives, int checkpoints, int restarts, int regions, int overtaken, boolean drained) {}

    /** Lives all lives and looks at what was committed. */
    public static Summary run(RecoverableJob job, long seed) {
        return run(job, seed, line -> {});
    }

    /**
     * The same, telling what happens.
     *
     * @param log takes a line for each event
     */
    public static Summary run(RecoverableJob job, long seed, Consumer<String> log) {
        RecoveryRun run = new RecoveryRun(job, seed, log);
        int lives = run.random.nextInt(MOST_LIVES);
        if (run.trial.isDrainable() && run.drains.nextInt(DRAINED_ONE_IN) == 0) {
            run.drainedIn = 1 + run.drains.nextInt(lives + 1);
        }
        for (int life = lives; life > 0; life--) {
            run.live(life);
        }
        run.lastLife();
        Checkpoint drained = run.drained();
        run.trial.check(drained == null ? ReadInput.ALL : new ReadInput(drained));
        run.checkLeftovers();
        return new Summary(
                run.trace,
                run.lives,
                run.checkpoints.size(),
                run.restarts,
                run.regions,
                run.overtaken,
                drained != null
                        && drained.nodes().stream()
                                .anyMatch(node -> !node.splits().isEmpty()));
    }

    private void live(int life) {
        int inverseRate = random.nextInt(3) == 0 ? 30 : 0;
        diskFails(inverseRate);
        Faults faults = new Faults(random.split(), random.nextInt(4), 20 + random.nextInt(300));
        Simulation simulation = new Simulation(seed * 31 + life, disk);
        RunningJob job = simulation.submit(faults.apply(graph(hasty())));
        int turns = random.nextInt(MOST_TURNS >> random.nextInt(9));
        int drainAfter = life + 1 == drainedIn ? drains.nextInt(1 + turns / 2) : turns;
        turn(simulation, job, drainAfter);
        if (drainAfter < turns) {
            CompletableFuture<String> savepoint = job.savepoint(SavepointMode.DRAIN);
            turn(simulation, job, turns - drainAfter);
            log.accept("life " + (lives + 1) + " was to be drained: " + savepoint);
        }
        lived(simulation, job);
        Map<Ledger.Writer, Integer> opened = ledger.takeOpened();
        if (inverseRate == 0) {
            checkUndisturbed(job.history(), faults, opened);
        }
    }

    /** A fault restarts the region in which it was and no other. With a disk that fails, more may have to. */
    private void checkUndisturbed(List<String> history, Faults faults, Map<Ledger.Writer, Integer> opened) {
        int whole = count(history, WHOLE_RESTART);
        opened.forEach((writer, times) -> {
            String region = trial.regionOf(writer.sink(), writer.subtask());
            long own = faults.thrown().stream()
                    .filter(place ->
                            trial.regionOf(place.node(), place.subtask()).equals(region))
                    .count();
            boolean isWhole = region.equals(RecoverableJob.Trial.WHOLE);
            if (!isWhole
                    && history.stream()
                            .anyMatch(event -> event.startsWith(WHOLE_RESTART) && event.contains(Faults.MESSAGE))) {
                throw new AssertionError("the whole job restarted for a fault: " + history);
            }
            if (times > 1 + whole + own) {
                throw new AssertionError(writer + " was opened " + times + " times: " + history);
            }
        });
    }

    private static void turn(Simulation simulation, RunningJob job, int turns) {
        for (int turn = 0; turn < turns && !job.completion().isDone(); turn++) {
            if (!simulation.turn()) {
                throw new AssertionError("nobody can go on: " + simulation.describe());
            }
        }
    }

    private void lived(Simulation simulation, RunningJob job) {
        trace = trace * 31 + simulation.trace();
        lives++;
        job.history().forEach(log);
        log.accept("life " + lives + (job.completion().isDone() ? " has ended by itself" : " was killed"));
        restarts += count(job.history(), "restarts ");
        regions += count(job.history(), "restarts ") - count(job.history(), WHOLE_RESTART);
        checkpoints.add(newest());
        diskFails(0);
        if (newest() > 0) {
            Checkpoint left = new CheckpointDirectory(files()).read(newest());
            checkEnding(left);
            overtaken += left.nodes().stream().anyMatch(node -> node.inFlight() != null) ? 1 : 0;
        }
    }

    private static int count(List<String> history, String beginning) {
        return (int)
                history.stream().filter(event -> event.startsWith(beginning)).count();
    }

    private void lastLife() {
        diskFails(0);
        Simulation simulation = new Simulation(seed * 31, disk);
        // Fewer than after which a job gives up.
        Faults faults = new Faults(random.split(), random.nextInt(4), 20 + random.nextInt(300));
        RunningJob job = simulation.submit(faults.apply(graph(Configuration.EMPTY)));
        if (drainedIn == 1) {
            turn(simulation, job, drains.nextInt(MOST_TURNS >> drains.nextInt(9)));
            CompletableFuture<String> savepoint = job.savepoint(SavepointMode.DRAIN);
            simulation.run();
            job.completion().join();
            checkPlace(savepoint);
        } else {
            simulation.run();
            job.completion().join();
        }
        lived(simulation, job);
        checkUndisturbed(job.history(), faults, ledger.takeOpened());
    }

    /** The savepoint that was asked for is there; or the job had ended before it was asked. */
    private void checkPlace(CompletableFuture<String> savepoint) {
        Checkpoint drained = drained();
        if (!savepoint.isDone()) {
            throw new AssertionError("whoever wanted the job drained got no answer");
        }
        if (savepoint.state() == Future.State.SUCCESS
                && (drained == null || !savepoint.join().endsWith("%012d".formatted(drained.id())))) {
            throw new AssertionError("the savepoint is said to be " + savepoint.join() + ", and it is " + drained);
        }
    }

    /** The savepoint with which the job ended when it was drained; null if it was not. */
    private @Nullable Checkpoint drained() {
        CheckpointDirectory directory = new CheckpointDirectory(files());
        return directory.ids().reversed().stream()
                .map(directory::read)
                .filter(checkpoint -> checkpoint.kind() == Checkpoint.Kind.SAVEPOINT)
                .findFirst()
                .orElse(null);
    }

    /** Once a job that was to be drained has begun again, it reads nothing any more. */
    private void checkEnding(Checkpoint left) {
        Checkpoint before = ending;
        if (before != null) {
            for (SourceSnapshot source : before.sources()) {
                Set<String> then = texts(ReadInput.left(before, source.node()));
                Set<String> now = texts(ReadInput.left(left, source.node()));
                if (!then.equals(now)) {
                    throw new AssertionError(source.node() + " has read on though its input was to end: " + then
                            + " were left, then " + now);
                }
            }
        }
        if (left.kind() == Checkpoint.Kind.DRAINING) {
            ending = left;
        }
    }

    private static Set<String> texts(@Nullable List<byte[]> splits) {
        return splits == null ? Set.of() : splits.stream().map(Arrays::toString).collect(Collectors.toSet());
    }

    /** Has checkpoints given up when something is slow or stuck, and sometimes the job with them. */
    private Configuration hasty() {
        return Configuration.EMPTY
                .with(CheckpointOptions.TIMEOUT.key(), (50 + random.nextInt(20_000 >> random.nextInt(8))) + " ms")
                .with(CheckpointOptions.TOLERABLE_FAILURES.key(), Integer.toString(random.nextInt(4)));
    }

    private JobGraph graph(Configuration more) {
        Configuration options = more.with(
                        CheckpointOptions.INTERVAL.key(), (1 + random.nextInt(200 >> random.nextInt(8))) + " ms")
                .with(CheckpointOptions.RETAINED.key(), Integer.toString(1 + random.nextInt(3)))
                .with(CheckpointOptions.OVERTAKE_AFTER.key(), overtakeAfter())
                .with(CheckpointOptions.RESTORE.key(), "latest")
                .with("restart-strategy.exponential-delay.initial-backoff", random.nextInt(100) + " ms")
                .with("restart-strategy.exponential-delay.attempts-before-reset-backoff", "4");
        if (memory.nextInt(LITTLE_MEMORY_ONE_IN) == 0) {
            options = options.with(StateOptions.MEMORY.key(), "1 b").with(StateOptions.DIRECTORY.key(), FILES);
        }
        JobGraph graph = trial.graph(1 + random.nextInt(4), options);
        name = graph.name();
        ledger.checkDurability(checkpoint -> newest() >= checkpoint);
        return graph;
    }

    /** At once, after a while, or never. */
    private String overtakeAfter() {
        return switch (random.nextInt(3)) {
            case 0 -> "0 ms";
            case 1 -> random.nextInt(100) + " ms";
            default -> "1 h";
        };
    }

    private FileStore files() {
        return disk.folder(name);
    }

    /** The newest durable checkpoint; what an aborted one had prepared is committed with a later one. */
    private long newest() {
        return disk.names().stream()
                .filter(file -> file.startsWith(name + "/") && file.endsWith("/metadata"))
                .mapToLong(file -> Long.parseLong(file.substring(name.length() + 1, file.lastIndexOf('/'))))
                .max()
                .orElse(0);
    }

    /** One operation in so many fails: before it has had its effect, or after. */
    private void diskFails(int inverseRate) {
        SplittableRandom own = random.split();
        disk.failWhen(
                inverseRate == 0
                        ? (operation, effect) -> false
                        : (operation, effect) -> own.nextInt(2 * inverseRate) == 0);
    }

    /**
     * The disk holds just what the retained checkpoints name, and all of that; and the outside system nothing that is
     * open.
     */
    private void checkLeftovers() {
        AssertionError violation = ledger.violation();
        if (violation != null) {
            throw violation;
        }
        CheckpointDirectory directory = new CheckpointDirectory(files());
        Set<String> needed = new HashSet<>();
        for (long id : directory.ids()) {
            Checkpoint retained = directory.read(id);
            directory.verify(retained);
            needed.addAll(retained.files());
        }
        for (String file : disk.names()) {
            String own = file.substring(name.length() + 1);
            if (own.startsWith("state/") && !needed.contains(own)) {
                throw new AssertionError("a file that no checkpoint needs: " + own);
            }
        }
        if (!ledger.open().isEmpty()) {
            throw new AssertionError("open transactions: " + ledger.open());
        }
    }
}
