package dev.weir.runtime;

import dev.weir.base.Clock;
import dev.weir.base.Metrics;
import dev.weir.base.Seeds;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.state.StateBackend;
import dev.weir.dataflow.state.StateSnapshot;
import dev.weir.dataflow.state.StateStore;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a task lends to one of its nodes. The mailbox may be used by any thread, the rest by the task's own. */
final class StageContext implements OperatorContext {
    static final long NEVER = Long.MAX_VALUE;

    private final JobGraph.Node node;
    private final int subtask;
    private final int maxParallelism;
    private final Clock clock;
    private final Metrics metrics;
    private final StateBackend backend;
    private final NodeRestore restore;
    private final boolean checkpoints;
    private final SplittableRandom random;
    private final Launcher launcher;
    private final Consumer<Mail> post;
    private @Nullable StateStore state;
    private long wakeUpAt = NEVER;

    StageContext(JobGraph job, JobGraph.Node node, int subtask, TaskServices services, Consumer<Mail> post) {
        this.node = node;
        this.subtask = subtask;
        this.maxParallelism = job.maxParallelism();
        this.clock = services.clock();
        this.metrics = services.metrics();
        this.backend = services.state();
        this.restore = new NodeRestore(job, node, subtask, services.checkpoints());
        this.checkpoints = services.checkpoints().enabled();
        this.random = Seeds.generator(job.seed(), node.name() + "/" + subtask);
        this.launcher = services.launcher();
        this.post = post;
    }

    @Override
    public String name() {
        return node.name();
    }

    @Override
    public int subtask() {
        return subtask;
    }

    @Override
    public int parallelism() {
        return node.parallelism();
    }

    @Override
    public int maxParallelism() {
        return maxParallelism;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public SplittableRandom random() {
        return random;
    }

    @Override
    public StateStore state() {
        if (state == null) {
            state = backend.open(restore.state());
        }
        return state;
    }

    @Override
    public long restoredWatermark() {
        return restore.watermark();
    }

    @Override
    public long restoredCheckpoint() {
        return restore.checkpoint();
    }

    @Override
    public boolean hasCheckpoints() {
        return checkpoints;
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
        return post::accept;
    }

    @Override
    public void launch(String threadName, Runnable work) {
        launcher.launch(threadName, work);
    }

    JobGraph.Node node() {
        return node;
    }

    int nodeId() {
        return node.id();
    }

    /** Whether the node had finished its work before the job was restored. */
    boolean wasFinished() {
        return restore.isFinished();
    }

    /** Whether rows were on their way to the node when the job was cut. */
    boolean hasInFlight() {
        return restore.hasInFlight();
    }

    /** What was on its way to the node, whose channels are these, when it was cut without waiting for that. */
    List<InFlight.Sent> inFlight(List<List<TaskPlan.Receiving>> channels) {
        return restore.inFlight(channels, backend.batches());
    }

    /** Freezes the node's state, if it has any; also what was restored and not yet asked for. */
    StateSnapshot freeze(long checkpoint) {
        return state == null && !restore.hasState() ? StateSnapshot.EMPTY : state().freeze(checkpoint);
    }

    /** A checkpoint is durable, or given up. */
    void settled(long checkpoint, boolean completed) {
        if (state != null && completed) {
            state.completed(checkpoint);
        } else if (state != null) {
            state.aborted(checkpoint);
        }
    }

    /** Frees what the node's state holds. */
    void close() {
        if (state != null) {
            state.close();
        }
    }

    /** When the node wants to be woken. */
    long wakeUpTime() {
        return wakeUpAt;
    }

    /** Whether a wake-up is due; it counts as answered then. */
    boolean takeWakeUp(long nowMillis) {
        if (wakeUpAt > nowMillis) {
            return false;
        }
        wakeUpAt = NEVER;
        return true;
    }
}
