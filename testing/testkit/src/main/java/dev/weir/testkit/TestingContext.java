package dev.weir.testkit;

import dev.weir.base.Metrics;
import dev.weir.base.Seeds;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.state.StateBackend;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateStore;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The context of one operator under test. The test plays the runtime: it turns the {@link #clock()}, asks
 * {@link #takeDueWakeUp} whether to wake the operator, and delivers mail with {@link #deliverMail}.
 */
public final class TestingContext implements OperatorContext {
    private static final long NEVER = Long.MAX_VALUE;

    private final String name;
    private final int subtask;
    private final int parallelism;
    private final int maxParallelism;
    private final long restoredWatermark;
    private final long restoredCheckpoint;
    private final ManualClock clock = new ManualClock();
    private final Metrics metrics = new Metrics();
    private final SplittableRandom random;
    private final StateStore state;
    private final Queue<Mail> mail = new ConcurrentLinkedQueue<>();
    private final boolean checkpoints;
    private final Queue<Runnable> launched = new ConcurrentLinkedQueue<>();
    private long wakeUpAt = NEVER;

    /** The context of the only instance of an operator named {@code test}. */
    public TestingContext() {
        this("test", 0, 1);
    }

    /** The context of one of several instances. */
    public TestingContext(String name, int subtask, int parallelism) {
        this(StateSetup.fresh(name, subtask, parallelism, KeyGroups.DEFAULT_MAX_PARALLELISM), Watermarks.MIN, 0);
    }

    /** The context of an instance that goes on from a checkpoint. */
    public TestingContext(StateSetup setup, long restoredWatermark, long restoredCheckpoint) {
        this(setup, restoredWatermark, restoredCheckpoint, false);
    }

    private TestingContext(StateSetup setup, long restoredWatermark, long restoredCheckpoint, boolean checkpoints) {
        this.checkpoints = checkpoints;
        name = setup.node();
        subtask = setup.subtask();
        parallelism = setup.parallelism();
        maxParallelism = setup.maxParallelism();
        this.restoredWatermark = restoredWatermark;
        this.restoredCheckpoint = restoredCheckpoint;
        random = Seeds.generator(1, name + "/" + subtask);
        state = StateBackend.load().open(setup);
    }

    /**
     * The context of an instance of a job that makes checkpoints. What it launches waits for {@link #runLaunched}.
     *
     * @param restoredCheckpoint the one with which the job goes on; 0 at a fresh start
     */
    public static TestingContext withCheckpoints(String name, int subtask, int parallelism, long restoredCheckpoint) {
        StateSetup fresh = StateSetup.fresh(name, subtask, parallelism, KeyGroups.DEFAULT_MAX_PARALLELISM);
        return new TestingContext(fresh, Watermarks.MIN, restoredCheckpoint, true);
    }

    @Override
    public boolean hasCheckpoints() {
        return checkpoints;
    }

    @Override
    public void launch(String threadName, Runnable work) {
        if (checkpoints) {
            launched.add(work);
        } else {
            OperatorContext.super.launch(threadName, work);
        }
    }

    /** Runs the piece of work that was launched first and did not run yet; returns whether there was one. */
    public boolean runLaunched() {
        Runnable work = launched.poll();
        if (work != null) {
            work.run();
        }
        return work != null;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int subtask() {
        return subtask;
    }

    @Override
    public int parallelism() {
        return parallelism;
    }

    @Override
    public int maxParallelism() {
        return maxParallelism;
    }

    @Override
    public long restoredWatermark() {
        return restoredWatermark;
    }

    @Override
    public long restoredCheckpoint() {
        return restoredCheckpoint;
    }

    @Override
    public ManualClock clock() {
        return clock;
    }

    @Override
    public SplittableRandom random() {
        return random;
    }

    @Override
    public StateStore state() {
        return state;
    }

    @Override
    public Metrics metrics() {
        return metrics;
    }

    @Override
    public void wakeUpAt(long millis) {
        wakeUpAt = Math.min(wakeUpAt, millis);
    }

    @Override
    public Mailbox mailbox() {
        return mail::add;
    }

    /** Whether a wake-up is due by the clock; it counts as answered then. */
    public boolean takeDueWakeUp() {
        if (wakeUpAt > clock.millis()) {
            return false;
        }
        wakeUpAt = NEVER;
        return true;
    }

    /** The time of the earliest unanswered request, {@link Long#MAX_VALUE} for none. */
    public long nextWakeUp() {
        return wakeUpAt;
    }

    /** Runs all mail that has come; returns how many pieces. */
    public int deliverMail(Output output) {
        int count = 0;
        for (Mail next = mail.poll(); next != null; next = mail.poll()) {
            next.run(output);
            count++;
        }
        return count;
    }
}
