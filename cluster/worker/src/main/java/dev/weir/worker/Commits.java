package dev.weir.worker;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.TaskGraph;
import dev.weir.protocol.ToCoordinator;
import dev.weir.protocol.ToWorker;
import dev.weir.protocol.Transport;
import dev.weir.runtime.Launcher;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Completes what the sinks of one job have prepared, one checkpoint after the other, apart from the tasks. Any thread
 * may call it.
 */
final class Commits {
    private final String job;
    private final TaskGraph graph;
    private final Transport transport;
    private final Launcher launcher;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<ToWorker.Commit> waiting = new ArrayDeque<>(); // under the lock
    private boolean busy; // under the lock
    private boolean closed; // under the lock
    /** Used by whoever works off the queue; the lock hands it on. */
    private final Map<Integer, Sink.Committer> committers = new HashMap<>();

    Commits(String job, TaskGraph graph, Transport transport, Launcher launcher) {
        this.job = job;
        this.graph = graph;
        this.transport = transport;
        this.launcher = launcher;
    }

    /** Completes this when everything before is done. */
    void commit(ToWorker.Commit commit) {
        lock.lock();
        try {
            waiting.add(commit);
            launchNext();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will come. */
    void close() {
        lock.lock();
        try {
            closed = true;
            launchNext();
        } finally {
            lock.unlock();
        }
    }

    private void launchNext() {
        if (busy) {
            return;
        }
        ToWorker.Commit next = waiting.poll();
        if (next != null) {
            busy = true;
            launcher.launch("commit of checkpoint " + next.checkpoint(), () -> work(next));
        } else if (closed && !committers.isEmpty()) {
            busy = true;
            launcher.launch("end of commits", this::closeAll);
        }
    }

    private void work(ToWorker.Commit commit) {
        WeirException failure = null;
        for (Map.Entry<Integer, List<byte[]>> prepared : commit.committables().entrySet()) {
            try {
                committer(prepared.getKey()).commit(prepared.getValue());
            } catch (Throwable thrown) {
                failure = coded(prepared.getKey(), thrown);
                break;
            }
        }
        transport.send(
                failure == null
                        ? new ToCoordinator.Committed(commit.job(), commit.checkpoint())
                        : new ToCoordinator.CommitFailed(commit.job(), commit.checkpoint(), failure));
        done();
    }

    private Sink.Committer committer(int node) {
        return committers.computeIfAbsent(
                node,
                id -> sink(id).sink()
                        .committer()
                        .orElseThrow(() -> new IllegalStateException("sink " + sink(id).name() + " has no committer")));
    }

    private JobGraph.SinkNode sink(int node) {
        return (JobGraph.SinkNode) graph.job().nodes().get(node);
    }

    private void closeAll() {
        for (Map.Entry<Integer, Sink.Committer> entry : committers.entrySet()) {
            try {
                entry.getValue().close();
            } catch (Throwable thrown) {
                transport.send(new ToCoordinator.CommitFailed(job, 0, coded(entry.getKey(), thrown)));
            }
        }
        committers.clear();
        done();
    }

    private void done() {
        lock.lock();
        try {
            busy = false;
            launchNext();
        } finally {
            lock.unlock();
        }
    }

    private WeirException coded(int node, Throwable thrown) {
        Position place = new Position.PlanNode(sink(node).name());
        return thrown instanceof WeirException error
                ? error.atIfAbsent(place)
                : WeirException.of(WorkerError.COMMIT_FAILED, "the output cannot be committed: %s", thrown)
                        .at(place)
                        .causedBy(thrown);
    }
}
