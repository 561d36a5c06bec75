package dev.weir.runtime;

import dev.weir.base.Configuration;
import dev.weir.base.Metrics;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.dataflow.state.StateBackend;
import dev.weir.testkit.ListSource;
import dev.weir.testkit.ManualClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/** Tasks that a test steps by hand; it plays worker, coordinator and driver. Parallelism 1. */
final class TaskHarness implements TaskEvents {
    static final Schema SCHEMA = Schema.of("n", DataTypes.BIGINT);

    private record Made(String describe, Function<OperatorContext, Operator> operator) implements OperatorFactory {
        @Override
        public Operator create(OperatorContext context) {
            return operator.apply(context);
        }
    }

    final ManualClock clock = new ManualClock();
    final List<String> log;
    final Map<Integer, List<Source.Split>> splits = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    final JobGraph.Builder builder = new JobGraph.Builder();
    JobGraph.Epochs epochs = JobGraph.Epochs.DEFAULT;
    long channelBytes = 1 << 20;
    WeirException failure;
    private final Set<TaskId> woken = new HashSet<>();
    private final Metrics metrics = new Metrics();
    private final Queue<Runnable> launchedWork = new ArrayDeque<>();
    private Map<TaskId, Task> tasks;

    TaskHarness(List<String> log) {
        this.log = log;
    }

    /** Adds a source with one split, a batch of one row for each number. */
    int source(String name, long... numbers) {
        List<Batch> batches = new ArrayList<>();
        for (long number : numbers) {
            batches.add(Batch.ofRows(SCHEMA, List.of(Row.of(number))));
        }
        ListSource source = ListSource.of(SCHEMA, List.of(batches));
        int id = builder.source(name, 1, source, null);
        names.put(id, name);
        splits.put(id, new ArrayList<>(source.enumerator(1).discover()));
        return id;
    }

    /** Adds an operator with an input for each of the given nodes. */
    int operator(
            String name, Function<OperatorContext, Operator> operator, Partitioning partitioning, int... producers) {
        int id = builder.operator(name, 1, producers.length, new Made(name, operator), SCHEMA);
        for (int input = 0; input < producers.length; input++) {
            builder.connect(producers[input], id, input, partitioning);
        }
        return id;
    }

    /** Creates the tasks. */
    void open() {
        JobGraph graph = builder.build("test", epochs, KeyGroups.DEFAULT_MAX_PARALLELISM, 1, Configuration.EMPTY);
        Map<Integer, NodeMetrics> nodes = new HashMap<>();
        graph.nodes().forEach(node -> nodes.put(node.id(), new NodeMetrics(metrics, node)));
        TaskServices services = new TaskServices(
                clock,
                metrics,
                nodes::get,
                StateBackend.load(),
                this,
                (name, work) -> launchedWork.add(work),
                CheckpointServices.NONE);
        TaskGraph divided = TaskGraph.of(graph);
        tasks = Tasks.create(divided, Set.copyOf(divided.tasks()), services, () -> channelBytes);
        tasks.values().forEach(task -> task.onWake(() -> woken.add(task.id())));
    }

    /** How many rows a source has sent. */
    long rowsOut(int node) {
        return metrics.snapshot().get(names.get(node) + ".rows-out");
    }

    Task task(int vertex) {
        return tasks.get(new TaskId(vertex, 0));
    }

    /** Steps a task until it has nothing to do or has ended. */
    Progress runUntilWaiting(int vertex) {
        for (int steps = 0; steps < 10_000; steps++) {
            woken.remove(task(vertex).id());
            Progress progress = task(vertex).step();
            if (progress != Progress.Simple.WORKED
                    && !woken.contains(task(vertex).id())) {
                return progress;
            }
        }
        throw new AssertionError("no end: " + log);
    }

    /** Creates the tasks and steps all of them in turn until all have ended. */
    void run() {
        open();
        for (int round = 0; round < 100; round++) {
            boolean finished = true;
            for (TaskId id : tasks.keySet()) {
                finished &= runUntilWaiting(id.vertex()) == Progress.Simple.FINISHED;
            }
            if (finished) {
                return;
            }
        }
        throw new AssertionError("no end: " + log);
    }

    @Override
    public void splitRequested(TaskId task, int held) {
        List<Source.Split> left = splits.get(task.vertex());
        if (left.isEmpty()) {
            task(task.vertex()).noSplits(true);
        } else {
            task(task.vertex()).addSplit(left.removeFirst(), Watermarks.MIN);
        }
    }

    @Override
    public void epochRequested(TaskId task, long after) {
        log.add("wants epoch after " + after);
    }

    @Override
    public void epochCompleted(TaskId task, long epoch) {
        log.add("epoch " + epoch + " is through");
    }

    @Override
    public void checkpointed(TaskId task, long checkpoint, List<NodeSnapshot> nodes) {
        log.add(task + " has checkpoint " + checkpoint);
    }

    @Override
    public void checkpointFailed(TaskId task, long checkpoint, WeirException reason) {
        log.add(task + " has no checkpoint " + checkpoint);
    }

    @Override
    public void finished(TaskId task, List<NodeSnapshot> nodes) {
        log.add(task + " finished");
    }

    @Override
    public void failed(TaskId task, WeirException error) {
        failure = error;
        log.add(task + " failed");
    }

    @Override
    public void cancelled(TaskId task) {
        log.add(task + " cancelled");
    }
}
