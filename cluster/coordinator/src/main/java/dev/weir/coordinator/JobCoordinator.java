package dev.weir.coordinator;

import dev.weir.base.WeirException;
import dev.weir.dataflow.JobExecutor.Outcome;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import dev.weir.protocol.ToCoordinator;
import dev.weir.protocol.ToWorker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of one job as a state machine: a message in, messages out. It has no threads, reads no clock and never
 * blocks.
 *
 * <p>The first failure is the job's failure: all tasks are cancelled, and the job ends when the last of them has ended.
 * One thread.
 */
public final class JobCoordinator {
    private final String job;
    private final TaskGraph graph;
    private final Map<Integer, SplitAssigner> assigners = new HashMap<>(); // by vertex
    private final EpochCoordinator epochs;
    private final Set<TaskId> live = new LinkedHashSet<>();
    private boolean started;
    private boolean cancelling;
    private @Nullable WeirException failure;
    private @Nullable JobEnd end;

    /**
     * How a job ended.
     *
     * @param failure null unless it failed
     */
    public record JobEnd(Outcome outcome, @Nullable WeirException failure) {}

    public JobCoordinator(String job, TaskGraph graph) {
        this.job = job;
        this.graph = graph;
        for (TaskGraph.Vertex vertex : graph.vertices()) {
            if (vertex.isSource()) {
                assigners.put(vertex.id(), new SplitAssigner(job, vertex.parallelism()));
            }
        }
        epochs = new EpochCoordinator(graph);
    }

    /** How the job ended; null while it has not. */
    public @Nullable JobEnd end() {
        return end;
    }

    /** Takes a message and returns what the worker is to be told. After the end of the job nothing happens any more. */
    public List<ToWorker> handle(ToCoordinator message) {
        List<ToWorker> out = new ArrayList<>();
        if (end != null) {
            return out;
        }
        switch (message) {
            case ToCoordinator.StartJob start -> start(out);
            case ToCoordinator.CancelJob cancel -> cancel(out);
            case ToCoordinator.SplitsDiscovered found ->
                assigner(graph.vertexOf(found.node()).id()).discovered(found.splits(), found.last(), out);
            case ToCoordinator.DiscoveryFailed failed -> fail(failed.error(), out);
            case ToCoordinator.RequestSplit request ->
                assigner(request.task().vertex()).request(request.task(), request.held(), out);
            case ToCoordinator.RequestEpoch request -> startEpoch(epochs.requested(request.after()), out);
            case ToCoordinator.EpochAcknowledged done ->
                startEpoch(epochs.acknowledged(done.task(), done.epoch()), out);
            case ToCoordinator.TaskFinished finished -> {
                live.remove(finished.task());
                startEpoch(epochs.finished(finished.task()), out);
            }
            case ToCoordinator.TaskFailed failed -> {
                live.remove(failed.task());
                fail(failed.error(), out);
            }
            case ToCoordinator.TaskCancelled cancelled -> live.remove(cancelled.task());
        }
        if (live.isEmpty() && (started || cancelling)) {
            out.add(new ToWorker.ForgetJob(job));
            end = new JobEnd(cancelling && failure == null ? Outcome.CANCELLED : Outcome.FINISHED, failure);
        }
        return out;
    }

    private void start(List<ToWorker> out) {
        started = true;
        live.addAll(graph.tasks());
        out.add(new ToWorker.DeployTasks(job, graph));
    }

    private void cancel(List<ToWorker> out) {
        if (started && !cancelling) {
            cancelling = true;
            out.add(new ToWorker.CancelTasks(job));
        }
        cancelling = true;
    }

    private void fail(WeirException error, List<ToWorker> out) {
        if (failure == null && !cancelling) {
            failure = error;
            cancel(out);
        }
    }

    private void startEpoch(long epoch, List<ToWorker> out) {
        if (epoch != EpochCoordinator.NONE && !cancelling) {
            out.add(new ToWorker.StartEpoch(job, epoch));
        }
    }

    private SplitAssigner assigner(int vertex) {
        SplitAssigner assigner = assigners.get(vertex);
        if (assigner == null) {
            throw new IllegalArgumentException("vertex " + vertex + " of job " + job + " is not a source");
        }
        return assigner;
    }
}
