package dev.weir.local;

import dev.weir.base.Metrics;
import dev.weir.base.WeirException;
import dev.weir.coordinator.JobCoordinator;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.checkpoint.RestorePlan;
import dev.weir.dataflow.state.StateBackend;
import dev.weir.protocol.ToCoordinator;
import dev.weir.protocol.ToHost;
import dev.weir.protocol.ToWorker;
import dev.weir.protocol.Transport;
import dev.weir.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** A coordinator and a worker in one process. {@link #submit} may be called by any thread. */
public final class LocalCluster implements JobExecutor {
    /**
     * A job that has not ended.
     *
     * @param discoveries those that are running; used by the coordinator's thread
     */
    private record Job(
            JobGraph graph,
            JobCoordinator coordinator,
            LocalJob handle,
            Metrics metrics,
            List<Discovery> discoveries) {}

    private final Host host;
    private final Executor hostToCoordinator;
    private final Executor workerToCoordinator;
    private final Executor coordinatorToWorker;
    private final Worker worker;
    private final CheckpointKeeper keeper;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final AtomicLong submitted = new AtomicLong();

    /** A cluster on a host, without jobs. */
    public LocalCluster(Host host) {
        this.host = host;
        Inbox coordinatorInbox = host.inbox("coordinator");
        hostToCoordinator = coordinatorInbox.from("host");
        workerToCoordinator = coordinatorInbox.from("worker");
        coordinatorToWorker = host.inbox("worker").from("coordinator");
        keeper = new CheckpointKeeper(host::checkpointFiles);
        worker = new Worker(
                host.clock(),
                host.driver(),
                new InMemoryTransport(),
                StateBackend.load(),
                job -> Objects.requireNonNull(jobs.get(job)).metrics(),
                host::channelBytes,
                host,
                keeper::directory);
    }

    @Override
    public RunningJob submit(JobGraph graph) {
        String id = "job-" + submitted.incrementAndGet();
        TaskGraph tasks = TaskGraph.of(graph);
        Metrics metrics = new Metrics();
        LocalJob handle = new LocalJob(
                id,
                metrics,
                () -> toCoordinator(new ToCoordinator.CancelJob(id)),
                (request, mode) -> requestSavepoint(id, request, mode));
        jobs.put(id, new Job(graph, new JobCoordinator(id, tasks), handle, metrics, new ArrayList<>()));
        toCoordinator(new ToCoordinator.StartJob(id));
        return handle;
    }

    @Override
    public RestorePlan planRestore(JobGraph graph) {
        return new RestorePreview(StateBackend.load(), host.clock()).plan(graph, keeper.look(graph));
    }

    private void requestSavepoint(String id, long request, SavepointMode mode) {
        Job job = jobs.get(id);
        if (job != null) {
            toCoordinator(new ToCoordinator.TriggerSavepoint(id, request, mode));
        }
    }

    /** From whoever lives in the coordinator's process. */
    private void toCoordinator(ToCoordinator message) {
        toCoordinator(message, hostToCoordinator);
    }

    private void toCoordinator(ToCoordinator message, Executor way) {
        way.execute(() -> {
            Job job = jobs.get(message.job());
            if (job == null) {
                return;
            }
            try {
                job.coordinator().handle(message, host.clock().millis()).forEach(order -> {
                    switch (order) {
                        case ToWorker toWorker -> toWorker(toWorker);
                        case ToHost toHost -> carryOut(toHost, job);
                    }
                });
                JobCoordinator.JobEnd end = job.coordinator().end();
                if (end != null) {
                    end(job, end);
                }
            } catch (Throwable thrown) {
                broken(message.job(), thrown);
            }
        });
    }

    private void carryOut(ToHost order, Job job) {
        switch (order) {
            case ToHost.Discover discover -> {
                JobGraph.SourceNode source =
                        (JobGraph.SourceNode) job.graph().nodes().get(discover.node());
                Discovery discovery = new Discovery(
                        discover.job(), discover.attempt(), source, discover.restored(), this::toCoordinator);
                job.discoveries().add(discovery);
                host.run(discovery);
            }
            case ToHost.StopDiscovery stop -> stopDiscoveries(job);
            case ToHost.FindCheckpoint find ->
                host.launch("restore of " + find.job(), () -> toCoordinator(keeper.find(find, job.graph())));
            case ToHost.StoreCheckpoint store ->
                host.launch("checkpoint " + store.checkpoint().id() + " of " + store.job(), () -> store(store, job));
            case ToHost.WakeUp wakeUp ->
                host.schedule(wakeUp.atMillis(), () -> toCoordinator(new ToCoordinator.TimePassed(wakeUp.job())));
            case ToHost.SavepointMade made ->
                job.handle()
                        .savepointMade(
                                made.request(),
                                keeper.directory(job.graph()).describe(made.checkpoint()),
                                made.failure());
            case ToHost.Tell tell -> job.handle().tell(tell.message());
        }
    }

    private void store(ToHost.StoreCheckpoint order, Job job) {
        ToCoordinator answer = keeper.store(order, job.graph());
        if (answer instanceof ToCoordinator.CheckpointStored) {
            try {
                keeper.retire(order, job.graph());
            } catch (WeirException e) {
                job.handle().tell("old checkpoints are still there: " + e.getMessage());
            }
        }
        toCoordinator(answer);
    }

    private static void stopDiscoveries(Job job) {
        job.discoveries().forEach(Discovery::stop);
        job.discoveries().clear();
    }

    private void toWorker(ToWorker message) {
        coordinatorToWorker.execute(() -> {
            try {
                worker.handle(message);
            } catch (Throwable thrown) {
                broken(message.job(), thrown);
            }
        });
    }

    private void end(Job job, JobCoordinator.JobEnd end) {
        jobs.remove(job.handle().id());
        stopDiscoveries(job);
        host.callBack(() -> job.handle().end(end));
    }

    /** The machinery itself has failed: the job is given up at once, whatever its tasks do. */
    private void broken(String id, Throwable thrown) {
        Job job = jobs.get(id);
        if (job != null) {
            Set<TaskId> tasks = Set.copyOf(TaskGraph.of(job.graph()).tasks());
            coordinatorToWorker.execute(() -> worker.handle(new ToWorker.CancelTasks(id, tasks)));
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
            toCoordinator(message, workerToCoordinator);
        }
    }
}
