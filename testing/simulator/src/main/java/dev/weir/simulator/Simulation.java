package dev.weir.simulator;

import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.checkpoint.RestorePlan;
import dev.weir.local.LocalCluster;
import dev.weir.testkit.ManualClock;
import java.util.ArrayList;
import java.util.List;

/**
 * A cluster whose every choice follows from one seed: who runs next, what time it is, how much fits into a channel, how
 * batches are cut, and what is random in a job. The same seed gives the same run. One thread: {@link #submit} returns
 * before the job has begun, {@link #turn} and {@link #run} let it go on.
 */
public final class Simulation implements JobExecutor {
    /** More turns than any job in the tests needs: who needs more goes round in circles. */
    private static final long MAX_TURNS = 20_000_000;

    private final long seed;
    private final ManualClock clock = new ManualClock();
    private final SeededScheduler scheduler;
    private final LocalCluster cluster;
    private final List<RunningJob> jobs = new ArrayList<>();

    public Simulation(long seed) {
        this(seed, new SimulatedFiles(), false);
    }

    /**
     * A cluster whose checkpoints lie on a disk that was there before, where messages may be slow and tasks and all
     * else stuck for seconds.
     */
    public Simulation(long seed, SimulatedFiles files) {
        this(seed, files, true);
    }

    private Simulation(long seed, SimulatedFiles files, boolean harsh) {
        this.seed = seed;
        scheduler = new SeededScheduler(seed, clock, harsh);
        cluster = new LocalCluster(new SimulatedHost(seed, clock, scheduler, files, harsh));
    }

    /** Runs one job to its end. Throws what {@link RunningJob#completion} ends with when the job fails. */
    public static Outcome run(JobGraph graph, long seed) {
        Simulation simulation = new Simulation(seed);
        RunningJob job = simulation.submit(graph);
        simulation.run();
        return job.completion().join();
    }

    /** An executor that has run each job to its end when {@link JobExecutor#submit} returns, each under the seed. */
    public static JobExecutor executor(long seed) {
        return graph -> {
            Simulation simulation = new Simulation(seed);
            RunningJob job = simulation.submit(graph);
            simulation.run();
            return job;
        };
    }

    @Override
    public RunningJob submit(JobGraph graph) {
        RunningJob job = cluster.submit(HostileCuts.apply(graph, seed));
        jobs.add(job);
        return job;
    }

    @Override
    public RestorePlan planRestore(JobGraph graph) {
        return cluster.planRestore(graph);
    }

    /** Lets all jobs run to their ends. Fails when they come to a standstill before. */
    public void run() {
        while (!allEnded()) {
            if (!turn()) {
                throw new AssertionError("nobody can go on: " + scheduler.describe());
            }
            if (scheduler.turns() > MAX_TURNS) {
                throw new AssertionError("no end in sight: " + scheduler.describe());
            }
        }
        while (turn()) {
            if (scheduler.turns() > MAX_TURNS) {
                throw new AssertionError("no rest after the end: " + scheduler.describe());
            }
        }
    }

    /** Lets one actor do one piece of work; false when nobody ever can again. */
    public boolean turn() {
        return scheduler.turn();
    }

    /** Processing time. */
    public ManualClock clock() {
        return clock;
    }

    /** Who is waiting for what, for messages. */
    public String describe() {
        return scheduler.describe();
    }

    /** A digest of all that happened: equal for equal seeds and jobs. */
    public long trace() {
        return scheduler.trace();
    }

    private boolean allEnded() {
        return jobs.stream().allMatch(job -> job.completion().isDone());
    }
}
