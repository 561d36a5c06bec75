package dev.weir.worker;

import dev.weir.base.Clock;
import dev.weir.base.Metrics;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.checkpoint.CheckpointDirectory;
import dev.weir.dataflow.state.StateBackend;
import dev.weir.protocol.ToWorker;
import dev.weir.protocol.Transport;
import dev.weir.runtime.CheckpointServices;
import dev.weir.runtime.Launcher;
import dev.weir.runtime.NodeMetrics;
import dev.weir.runtime.Task;
import dev.weir.runtime.TaskDriver;
import dev.weir.runtime.TaskServices;
import dev.weir.runtime.Tasks;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the tasks that a coordinator deploys and passes messages between the two. One thread calls {@link #handle}. */
public final class Worker {
    private final Clock clock;
    private final TaskDriver driver;
    private final Transport transport;
    private final StateBackend state;
    private final Function<String, Metrics> metrics;
    private final ToLongFunction<JobGraph> channelBytes;
    private final Launcher launcher;
    private final Function<JobGraph, CheckpointDirectory> directories;
    private final Map<String, Commits> committers = new HashMap<>();
    private final Map<String, Hosted> jobs = new HashMap<>();

    /**
     * What is here of a job.
     *
     * @param tasks those that run, and those that have ended and were not replaced
     * @param metrics by the id of the node
     */
    private record Hosted(Map<TaskId, Task> tasks, Map<Integer, NodeMetrics> metrics) {}

    /**
     * A worker without tasks.
     *
     * @param driver runs the tasks
     * @param transport leads to the coordinator
     * @param metrics the metrics of a job
     * @param channelBytes asked for each channel of a job: how much it holds
     * @param launcher runs what blocks
     * @param directories where a job has its checkpoints
     */
    public Worker(
            Clock clock,
            TaskDriver driver,
            Transport transport,
            StateBackend state,
            Function<String, Metrics> metrics,
            ToLongFunction<JobGraph> channelBytes,
            Launcher launcher,
            Function<JobGraph, CheckpointDirectory> directories) {
        this.clock = clock;
        this.driver = driver;
        this.transport = transport;
        this.state = state;
        this.metrics = metrics;
        this.channelBytes = channelBytes;
        this.launcher = launcher;
        this.directories = directories;
    }

    /** Does what the coordinator says. What is said about a job that has ended meanwhile is ignored. */
    public void handle(ToWorker message) {
        if (message instanceof ToWorker.DeployTasks deploy) {
            deploy(deploy);
            return;
        }
        if (message instanceof ToWorker.Commit commit) {
            committers
                    .computeIfAbsent(commit.job(), job -> new Commits(job, commit.graph(), transport, launcher))
                    .commit(commit);
            return;
        }
        if (message instanceof ToWorker.ForgetJob forget) {
            jobs.remove(forget.job());
            Commits commits = committers.remove(forget.job());
            if (commits != null) {
                commits.close();
            }
            return;
        }
        Hosted hosted = jobs.get(message.job());
        if (hosted == null) {
            return;
        }
        Map<TaskId, Task> tasks = hosted.tasks();
        switch (message) {
            case ToWorker.AssignSplit assign -> task(tasks, assign.task()).addSplit(assign.split(), assign.watermark());
            case ToWorker.NoSplitNow none -> task(tasks, none.task()).noSplits(false);
            case ToWorker.NoMoreSplits none -> task(tasks, none.task()).noSplits(true);
            case ToWorker.EndInput end ->
                among(tasks, end.tasks()).filter(Task::isSource).forEach(Task::endInput);
            case ToWorker.StartEpoch start ->
                tasks.values().stream()
                        .filter(Task::isSource)
                        .forEach(task -> task.startEpoch(start.epoch(), start.checkpoint()));
            case ToWorker.Overtake overtake -> tasks.values().forEach(task -> task.overtake(overtake.checkpoint()));
            case ToWorker.SettleCheckpoint settle ->
                tasks.values().forEach(task -> task.checkpointSettled(settle.checkpoint(), settle.completed()));
            case ToWorker.CancelTasks cancel -> among(tasks, cancel.tasks()).forEach(Task::cancel);
            case ToWorker.DeployTasks handled -> throw new AssertionError(handled);
            case ToWorker.Commit handled -> throw new AssertionError(handled);
            case ToWorker.ForgetJob handled -> throw new AssertionError(handled);
        }
    }

    private void deploy(ToWorker.DeployTasks deploy) {
        String job = deploy.job();
        TaskGraph graph = deploy.graph();
        Metrics jobMetrics = metrics.apply(job);
        boolean some = deploy.tasks().size() < graph.tasks().size();
        Hosted before = some ? jobs.get(job) : null;
        Hosted hosted = before != null ? before : new Hosted(new LinkedHashMap<>(), nodeMetrics(graph, jobMetrics));
        TaskServices services = new TaskServices(
                clock,
                jobMetrics,
                node -> Objects.requireNonNull(hosted.metrics().get(node)),
                state,
                new TaskReports(job, transport),
                launcher,
                checkpointServices(deploy));
        Map<TaskId, Task> tasks =
                Tasks.create(graph, deploy.tasks(), services, () -> channelBytes.applyAsLong(graph.job()));
        hosted.tasks().putAll(tasks);
        jobs.put(job, hosted);
        tasks.values().forEach(driver::start);
    }

    private static Map<Integer, NodeMetrics> nodeMetrics(TaskGraph graph, Metrics metrics) {
        return graph.job().nodes().stream()
                .collect(Collectors.toUnmodifiableMap(JobGraph.Node::id, node -> new NodeMetrics(metrics, node)));
    }

    private CheckpointServices checkpointServices(ToWorker.DeployTasks deploy) {
        if (!deploy.checkpoints() && deploy.restored() == null) {
            return CheckpointServices.NONE;
        }
        CheckpointDirectory directory = directories.apply(deploy.graph().job());
        return new CheckpointServices(deploy.checkpoints(), deploy.restored(), directory::blobs);
    }

    /** Some of the tasks, in the order of all: a set of them has another in every process. */
    private static Stream<Task> among(Map<TaskId, Task> tasks, Set<TaskId> some) {
        return tasks.values().stream().filter(task -> some.contains(task.id()));
    }

    private static Task task(Map<TaskId, Task> tasks, TaskId id) {
        Task task = tasks.get(id);
        if (task == null) {
            throw new IllegalArgumentException("no task " + id);
        }
        return task;
    }
}
