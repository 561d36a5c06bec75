package dev.weir.local;

import dev.weir.base.Metrics;
import dev.weir.base.WeirException;
import dev.weir.coordinator.JobCoordinator;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.state.StateBackend;
import dev.weir.protocol.ToCoordinator;
import dev.weir.protocol.ToWorker;
import dev.weir.protocol.Transport;
import dev.weir.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** A coordinator and a worker in one process. {@link #submit} may be called by any thread. */
public final class LocalCluster implements JobExecutor {
    private record Job(JobCoordinator coordinator, LocalJob handle, Metrics metrics, List<Discovery> discoveries) {}

    private final Host host;
    private final Executor coordinatorInbox;
    private final Executor workerInbox;
    private final Worker worker;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final AtomicLong submitted = new AtomicLong();

    /** A cluster on a host, without jobs. */
    public LocalCluster(Host host) {
        this.host = host;
        coordinatorInbox = host.inbox("coordinator");
        workerInbox = host.inbox("worker");
        worker = new Worker(
                host.clock(),
                host.driver(),
                new InMemoryTransport(),
                StateBackend.load(),
                job -> Objects.requireNonNull(jobs.get(job)).metrics(),
                host::channelBytes,
                host::launch);
    }

    @Override
    public RunningJob submit(JobGraph graph) {
        String id = "job-" + submitted.incrementAndGet();
        TaskGraph tasks = TaskGraph.of(graph);
        Metrics metrics = new Metrics();
        LocalJob handle = new LocalJob(id, metrics, () -> toCoordinator(new ToCoordinator.CancelJob(id)));
        List<Discovery> discoveries = new ArrayList<>();
        for (JobGraph.Node node : graph.nodes()) {
            if (node instanceof JobGraph.SourceNode source) {
                discoveries.add(new Discovery(id, source, this::toCoordinator));
            }
        }
        jobs.put(id, new Job(new JobCoordinator(id, tasks), handle, metrics, discoveries));
        toCoordinator(new ToCoordinator.StartJob(id));
        discoveries.forEach(host::run);
        return handle;
    }

    private void toCoordinator(ToCoordinator message) {
        coordinatorInbox.execute(() -> {
            Job job = jobs.get(message.job());
            if (job == null) {
                return;
            }
            try {
                job.coordinator().handle(message).forEach(this::toWorker);
                JobCoordinator.JobEnd end = job.coordinator().end();
                if (end != null) {
                    end(job, end);
                }
            } catch (Throwable thrown) {
                broken(message.job(), thrown);
            }
        });
    }

    private void toWorker(ToWorker message) {
        workerInbox.execute(() -> {
            try {
                worker.handle(message);
            } catch (Throwable thrown) {
                broken(message.job(), thrown);
            }
        });
    }

    private void end(Job job, JobCoordinator.JobEnd end) {
        jobs.remove(job.handle().id());
        job.discoveries().forEach(Discovery::stop);
        host.callBack(() -> job.handle().end(end));
    }

    /** The machinery itself has failed: the job is given up at once, whatever its tasks do. */
    private void broken(String id, Throwable thrown) {
        Job job = jobs.get(id);
        if (job != null) {
            workerInbox.execute(() -> worker.handle(new ToWorker.CancelTasks(id)));
            WeirException error = WeirException.of(LocalError.CLUSTER_FAILED, "job %s was given up: %s", id, thrown)
                    .causedBy(thrown);
            end(job, new JobCoordinator.JobEnd(Outcome.FINISHED, error));
        }
    }

    /** Messages by reference, each through the inbox of its receiver. */
    private final class InMemoryTransport implements Transport {
        @Override
        public void send(ToWorker message) {
            toWorker(message);
        }

        @Override
        public void send(ToCoordinator message) {
            toCoordinator(message);
        }
    }
}
