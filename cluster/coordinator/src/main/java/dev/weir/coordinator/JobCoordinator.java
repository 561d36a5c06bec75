package dev.weir.coordinator;

import dev.weir.base.Seeds;
import dev.weir.base.WeirException;
import dev.weir.dataflow.JobExecutor.Outcome;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.protocol.Order;
import dev.weir.protocol.ToCoordinator;
import dev.weir.protocol.ToHost;
import dev.weir.protocol.ToWorker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of one job as a state machine: a message in, orders out. It has no threads, reads no clock and never blocks.
 *
 * <p>A job is run in attempts. A failure ends an attempt: all its tasks are cancelled, and when the last of them has
 * ended and nothing is being stored or committed, the job rests and begins again with its newest checkpoint, or ends,
 * as its {@link RestartStrategy} says. But where a task has failed that has channels to a part of the others only, its
 * region, these alone are cancelled, and begin again within the attempt. One thread.
 */
public final class JobCoordinator {
    private enum Phase {
        /** Nobody has started it. */
        NEW,
        /** The host looks for the checkpoint with which it goes on. */
        FINDING_CHECKPOINT,
        /** Tasks are running; or all have finished, and the last checkpoint is on its way. */
        RUNNING,
        /** Tasks are ending, after which it ends or rests. */
        STOPPING,
        /** It waits for the time of its next attempt. */
        RESTING
    }

    private static final long MOST_AHEAD_MILLIS = 1_000;

    private final String job;
    private final TaskGraph graph;
    private final CheckpointCoordinator checkpoints;
    private final RestartStrategy restarts;
    private final Regions regions;
    private final FailedRegions failedRegions = new FailedRegions();
    private final Set<TaskId> live = new LinkedHashSet<>();
    private Sources sources;
    private EpochCoordinator epochs;
    private Phase phase = Phase.NEW;
    private int attempt;
    private boolean cancelled;
    private long restartAtMillis;
    private long wakeUpMillis = CheckpointCoordinator.NEVER;
    private boolean concluded;
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
        checkpoints = new CheckpointCoordinator(job, graph);
        regions = new Regions(graph);
        restarts = RestartStrategy.of(
                graph.job().options(),
                checkpoints.isEnabled(),
                Seeds.generator(graph.job().seed(), "restarts"));
        sources = new Sources(job, graph);
        epochs = new EpochCoordinator(graph);
    }

    /** How the job ended; null while it has not. */
    public @Nullable JobEnd end() {
        return end;
    }

    /**
     * Takes a message and returns what is to be done, in that order. After the end of the job nothing happens any more.
     */
    public List<Order> handle(ToCoordinator message, long nowMillis) {
        List<Order> out = new ArrayList<>();
        if (end != null) {
            refuseSavepoint(message, out);
            return out;
        }
        switch (message) {
            case ToCoordinator.StartJob start -> begin(nowMillis, out);
            case ToCoordinator.CancelJob cancel -> cancel(out);
            case ToCoordinator.TimePassed passed -> {
                wakeUpMillis = CheckpointCoordinator.NEVER;
                timePassed(nowMillis, out);
            }
            case ToCoordinator.TriggerSavepoint trigger -> checkpoints.request(trigger.request(), trigger.mode(), out);
            case ToCoordinator.SplitsDiscovered found -> {
                if (found.attempt() == attempt) {
                    sources.discovered(found, out);
                }
            }
            case ToCoordinator.DiscoveryFailed failed -> {
                if (failed.attempt() == attempt) {
                    fail(failed.error(), out);
                }
            }
            case ToCoordinator.RequestSplit request -> sources.request(request.task(), request.held(), out);
            case ToCoordinator.RequestEpoch request ->
                startEpoch(epochs.requested(request.task(), request.after()), out);
            case ToCoordinator.EpochAcknowledged done ->
                startEpoch(epochs.acknowledged(done.task(), done.epoch()), out);
            case ToCoordinator.TaskFinished finished -> {
                live.remove(finished.task());
                if (phase == Phase.RUNNING) {
                    checkpoints.finished(finished.task(), finished.nodes(), nowMillis, out);
                }
                startEpoch(epochs.finished(finished.task()), out);
            }
            case ToCoordinator.TaskFailed failed -> {
                live.remove(failed.task());
                taskFailed(failed.task(), failed.error(), nowMillis, out);
            }
            case ToCoordinator.TaskCancelled cancelledTask -> live.remove(cancelledTask.task());
            case ToCoordinator.TaskCheckpointed done ->
                checkpoints.acknowledged(done.task(), done.checkpoint(), done.nodes(), nowMillis, out);
            case ToCoordinator.TaskNotCheckpointed not ->
                failIfAny(checkpoints.failed(not.checkpoint(), not.reason(), nowMillis, out), out);
            case ToCoordinator.CheckpointFound found -> {
                if (failedRegions.answered()) {
                    restartRegions(found.checkpoint(), found.nextId(), nowMillis, out);
                } else {
                    checkpointFound(found, nowMillis, out);
                }
            }
            case ToCoordinator.CheckpointsUnusable unusable -> checkpointsUnusable(unusable.error(), out);
            case ToCoordinator.CheckpointStored stored -> checkpointStored(stored.checkpoint(), nowMillis, out);
            case ToCoordinator.CheckpointNotStored not ->
                failIfAny(checkpoints.failed(not.checkpoint(), not.error(), nowMillis, out), out);
            case ToCoordinator.Committed committed -> checkpoints.commitAnswered(committed.checkpoint());
            case ToCoordinator.CommitFailed failed -> {
                checkpoints.commitAnswered(failed.checkpoint());
                fail(failed.error(), out);
            }
        }
        goOn(nowMillis, out);
        return out;
    }

    private void refuseSavepoint(ToCoordinator message, List<Order> out) {
        if (message instanceof ToCoordinator.TriggerSavepoint trigger) {
            checkpoints.request(trigger.request(), trigger.mode(), out);
            checkpoints.refuseRequests(out);
        }
    }

    /** Does what the new state of things allows. */
    private void goOn(long nowMillis, List<Order> out) {
        if (end != null) {
            return;
        }
        if (phase == Phase.RUNNING && !failedRegions.isEmpty()) {
            lookForRegions(nowMillis, out);
        } else if (phase == Phase.RUNNING && live.isEmpty()) {
            conclude(nowMillis, out);
        } else if (phase == Phase.RUNNING) {
            failIfAny(checkpoints.advance(nowMillis, epochs, sources::checkpointBegins, out), out);
        }
        if (phase == Phase.STOPPING && live.isEmpty() && checkpoints.isQuiet() && !failedRegions.isLooking()) {
            stopped(nowMillis, out);
        }
        long wanted = deadline(nowMillis);
        if (wanted != CheckpointCoordinator.NEVER) {
            // In small steps: a time that is far away must not be remembered for long when it no longer matters.
            wanted = Math.min(wanted, nowMillis + MOST_AHEAD_MILLIS);
        }
        if (end == null && wanted < wakeUpMillis) {
            wakeUpMillis = wanted;
            out.add(new ToHost.WakeUp(job, wanted));
        }
    }

    /** When it wants to be told that time has passed. */
    private long deadline(long nowMillis) {
        if (phase == Phase.RESTING) {
            return restartAtMillis;
        }
        if (failedRegions.isEmpty()) {
            return checkpoints.deadline();
        }
        return nowMillis < failedRegions.restartAtMillis()
                ? failedRegions.restartAtMillis()
                : CheckpointCoordinator.NEVER;
    }

    private void begin(long nowMillis, List<Order> out) {
        if (cancelled) {
            phase = Phase.STOPPING;
        } else if (mayHaveCheckpoints()) {
            phase = Phase.FINDING_CHECKPOINT;
            out.add(new ToHost.FindCheckpoint(job, checkpoints.oldest()));
        } else {
            deploy(null, 1, nowMillis, out);
        }
    }

    private boolean mayHaveCheckpoints() {
        return checkpoints.isEnabled() || graph.job().options().contains(CheckpointOptions.RESTORE.key());
    }

    private void checkpointFound(ToCoordinator.CheckpointFound found, long nowMillis, List<Order> out) {
        if (phase != Phase.FINDING_CHECKPOINT) {
            return;
        }
        for (WeirException damage : found.passedOver()) {
            out.add(new ToHost.Tell(
                    job,
                    "an older checkpoint is used, and output that was committed since then will be repeated: "
                            + damage.getMessage()));
        }
        Checkpoint checkpoint = found.checkpoint();
        WeirException misfit = checkpoint == null ? null : Fit.misfit(checkpoint, graph.job());
        if (misfit != null) {
            endWith(misfit, out);
            return;
        }
        if (checkpoint != null) {
            out.add(new ToHost.Tell(job, "goes on with checkpoint " + checkpoint.id()));
        }
        deploy(checkpoint, found.nextId(), nowMillis, out);
    }

    private void checkpointsUnusable(WeirException error, List<Order> out) {
        if (failedRegions.answered()) {
            fail(error, out);
        } else if (phase == Phase.FINDING_CHECKPOINT) {
            failure = error;
            phase = Phase.STOPPING;
        }
    }

    private void checkpointStored(long checkpoint, long nowMillis, List<Order> out) {
        concluded |= checkpoints.isEnding();
        sources.checkpointStored();
        switch (checkpoints.stored(checkpoint, nowMillis, out)) {
            case CONTINUE -> {}
            case STOP -> cancel(out);
            case DRAIN -> endInput(out);
        }
    }

    private void deploy(@Nullable Checkpoint restored, long nextId, long nowMillis, List<Order> out) {
        attempt++;
        phase = Phase.RUNNING;
        failure = null;
        live.clear();
        live.addAll(graph.tasks());
        epochs = new EpochCoordinator(graph);
        sources = new Sources(job, graph);
        checkpoints.start(restored, nextId, nowMillis, out);
        out.add(new ToWorker.DeployTasks(job, graph, live, checkpoints.isEnabled(), restored));
        sources.start(restored, attempt, !checkpoints.isDraining(), out);
        if (checkpoints.isDraining()) {
            out.add(new ToHost.Tell(job, "ends its input: it is to be drained"));
            endInput(out);
        }
    }

    /** The sources are to end where they are, as if there were nothing more to be read. */
    private void endInput(List<Order> out) {
        if (phase == Phase.RUNNING) {
            sources.endInput();
            out.add(new ToHost.StopDiscovery(job));
            out.add(new ToWorker.EndInput(job, live));
        }
    }

    /** All tasks have finished: the job has when a checkpoint says so and what sinks had prepared is committed. */
    private void conclude(long nowMillis, List<Order> out) {
        if (!checkpoints.isEnabled() || concluded) {
            stop(out);
        } else {
            checkpoints.end(nowMillis, sources::checkpointBegins, out);
        }
    }

    private void stop(List<Order> out) {
        if (phase == Phase.RUNNING) {
            phase = Phase.STOPPING;
            failedRegions.clear();
            checkpoints.stop(out);
            out.add(new ToHost.StopDiscovery(job));
            if (!live.isEmpty()) {
                out.add(new ToWorker.CancelTasks(job, live));
            }
        }
    }

    private void cancel(List<Order> out) {
        cancelled = true;
        if (phase == Phase.RUNNING) {
            stop(out);
        } else if (phase != Phase.STOPPING) {
            phase = Phase.STOPPING;
            failure = null;
        }
    }

    /** A task has failed: all with which it has to do are to start again, if that is less than the whole job. */
    private void taskFailed(TaskId task, WeirException error, long nowMillis, List<Order> out) {
        Set<TaskId> region = regions.of(task);
        if (failedRegions.contains(task)) {
            return;
        }
        if (phase != Phase.RUNNING || regions.areAll(region) || !error.code().mayPass()) {
            fail(error, out);
            return;
        }
        // What fails while others rest has most likely the same cause, and is no failure more.
        OptionalLong rest = failedRegions.isEmpty()
                ? restarts.failed(nowMillis)
                : OptionalLong.of(Math.max(0, failedRegions.restartAtMillis() - nowMillis));
        if (rest.isEmpty()) {
            fail(error, out);
            return;
        }
        failedRegions.add(region, error, nowMillis + rest.getAsLong());
        String described = regions.describe(region);
        checkpoints.abandon(described + " failed: " + error.getMessage(), out);
        startEpoch(epochs.leave(region), out);
        Set<TaskId> stillLive = new HashSet<>(region);
        stillLive.retainAll(live);
        if (!stillLive.isEmpty()) {
            out.add(new ToWorker.CancelTasks(job, stillLive));
        }
        out.add(new ToHost.Tell(
                job, "restarts " + described + " in " + rest.getAsLong() + " ms after: " + error.getMessage()));
    }

    /** What has failed starts again when nothing is on its way any more that would change with what. */
    private void lookForRegions(long nowMillis, List<Order> out) {
        if (failedRegions.isLooking() || !failedRegions.areReady(live, nowMillis) || !checkpoints.isQuiet()) {
            return;
        }
        if (mayHaveCheckpoints()) {
            failedRegions.look();
            out.add(new ToHost.FindCheckpoint(job, checkpoints.oldest()));
        } else {
            restartRegions(null, 1, nowMillis, out);
        }
    }

    private void restartRegions(@Nullable Checkpoint restored, long nextId, long nowMillis, List<Order> out) {
        if (phase != Phase.RUNNING || !failedRegions.areReady(live, nowMillis)) {
            return;
        }
        if ((restored == null ? 0 : restored.id()) != checkpoints.newest()) {
            // What was said not to be durable is, or what was durable is damaged: all have to go by the same.
            fail(Objects.requireNonNull(failedRegions.cause()), out);
            return;
        }
        Set<TaskId> tasks = failedRegions.clear();
        live.addAll(tasks);
        checkpoints.restart(tasks, nextId, nowMillis);
        epochs.join(tasks);
        out.add(new ToWorker.DeployTasks(job, graph, tasks, checkpoints.isEnabled(), restored));
        sources.restart(tasks, checkpoints.isNewestOwn() ? restored : null);
        if (checkpoints.isDraining()) {
            out.add(new ToWorker.EndInput(job, tasks));
        }
        String with = restored == null ? "from the beginning" : "with checkpoint " + restored.id();
        out.add(new ToHost.Tell(job, regions.describe(tasks) + " go on " + with));
    }

    private void failIfAny(@Nullable WeirException error, List<Order> out) {
        if (error != null) {
            fail(error, out);
        }
    }

    private void fail(WeirException error, List<Order> out) {
        if (phase == Phase.STOPPING && failure == null && concluded && !cancelled) {
            // The last commit: nothing but another attempt can repeat it.
            concluded = false;
            failure = error;
            return;
        }
        if (failure != null || cancelled || phase != Phase.RUNNING) {
            return;
        }
        concluded = false;
        failure = error;
        stop(out);
    }

    private void stopped(long nowMillis, List<Order> out) {
        WeirException error = failure;
        if (error != null && !cancelled && error.code().mayPass()) {
            OptionalLong rest = restarts.failed(nowMillis);
            if (rest.isPresent()) {
                phase = Phase.RESTING;
                restartAtMillis = nowMillis + rest.getAsLong();
                out.add(new ToWorker.ForgetJob(job));
                out.add(new ToHost.Tell(job, "restarts in " + rest.getAsLong() + " ms after: " + error.getMessage()));
                return;
            }
        }
        endWith(error, out);
    }

    private void endWith(@Nullable WeirException error, List<Order> out) {
        phase = Phase.STOPPING;
        out.add(new ToWorker.ForgetJob(job));
        if (error == null && !cancelled) {
            checkpoints.finished(out);
        }
        checkpoints.refuseRequests(out);
        end = new JobEnd(cancelled && error == null ? Outcome.CANCELLED : Outcome.FINISHED, error);
    }

    private void timePassed(long nowMillis, List<Order> out) {
        if (phase == Phase.RESTING && nowMillis >= restartAtMillis) {
            begin(nowMillis, out);
        }
    }

    private void startEpoch(long epoch, List<Order> out) {
        if (epoch != EpochCoordinator.NONE && phase == Phase.RUNNING) {
            out.add(new ToWorker.StartEpoch(job, epoch, 0));
        }
    }
}
