package dev.weir.worker;

import dev.weir.base.Clock;
import dev.weir.base.Metrics;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.state.StateBackend;
import dev.weir.protocol.ToWorker;
import dev.weir.protocol.Transport;
import dev.weir.runtime.Launcher;
import dev.weir.runtime.NodeMetrics;
import dev.weir.runtime.Task;
import dev.weir.runtime.TaskDriver;
import dev.weir.runtime.TaskServices;
import dev.weir.runtime.Tasks;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Runs the tasks that a coordinator deploys and passes messages between the two. One thread calls {@link #handle}. */
public final class Worker {
    private final Clock clock;
    private final TaskDriver driver;
    private final Transport transport;
    private final StateBackend state;
    private final Function<String, Metrics> metrics;
    private final ToLongFunction<JobGraph> channelBytes;
    private final Launcher launcher;
    private final Map<String, Map<TaskId, Task>> jobs = new HashMap<>();

    /**
     * A worker without tasks.
     *
     * @param driver runs the tasks
     * @param transport leads to the coordinator
     * @param metrics the metrics of a job
     * @param channelBytes asked for each channel of a job: how much it holds
     * @param launcher runs what blocks
     */
    public Worker(
            Clock clock,
            TaskDriver driver,
            Transport transport,
            StateBackend state,
            Function<String, Metrics> metrics,
            ToLongFunction<JobGraph> channelBytes,
            Launcher launcher) {
        this.clock = clock;
        this.driver = driver;
        this.transport = transport;
        this.state = state;
        this.metrics = metrics;
        this.channelBytes = channelBytes;
        this.launcher = launcher;
    }

    /** Does what the coordinator says. What is said about a job that has ended meanwhile is ignored. */
    public void handle(ToWorker message) {
        if (message instanceof ToWorker.DeployTasks(String job, TaskGraph graph)) {
            deploy(job, graph);
            return;
        }
        Map<TaskId, Task> tasks = jobs.get(message.job());
        if (tasks == null) {
            return;
        }
        switch (message) {
            case ToWorker.DeployTasks deploy -> throw new AssertionError(deploy);
            case ToWorker.AssignSplit assign -> task(tasks, assign.task()).addSplit(assign.split());
            case ToWorker.NoSplitNow none -> task(tasks, none.task()).noSplits(false);
            case ToWorker.NoMoreSplits none -> task(tasks, none.task()).noSplits(true);
            case ToWorker.StartEpoch start ->
                tasks.values().stream().filter(Task::isSource).forEach(task -> task.startEpoch(start.epoch()));
            case ToWorker.CancelTasks cancel -> tasks.values().forEach(Task::cancel);
            case ToWorker.ForgetJob forget -> jobs.remove(forget.job());
        }
    }

    private void deploy(String job, TaskGraph graph) {
        Metrics jobMetrics = metrics.apply(job);
        Map<Integer, NodeMetrics> nodeMetrics = new HashMap<>();
        graph.job().nodes().forEach(node -> nodeMetrics.put(node.id(), new NodeMetrics(jobMetrics, node)));
        TaskServices services = new TaskServices(
                clock,
                jobMetrics,
                node -> Objects.requireNonNull(nodeMetrics.get(node)),
                state,
                new TaskReports(job, transport),
                launcher);
        Map<TaskId, Task> tasks = Tasks.create(graph, services, () -> channelBytes.applyAsLong(graph.job()));
        jobs.put(job, tasks);
        tasks.values().forEach(driver::start);
    }

    private static Task task(Map<TaskId, Task> tasks, TaskId id) {
        Task task = tasks.get(id);
        if (task == null) {
            throw new IllegalArgumentException("no task " + id);
        }
        return task;
    }
}
