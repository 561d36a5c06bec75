package dev.weir.runtime;

import dev.weir.base.WeirException;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.TaskId;
import dev.weir.dataflow.checkpoint.Blob;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.StateSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints that are passing through one task. As the barrier passes a node, what the node has is frozen; when it
 * has passed all nodes, what has been frozen is prepared in small pieces between other work, then written apart from
 * the task, then reported. Nothing is processed between a barrier and the freezing: the output of the node, through
 * which the barrier leaves it, calls {@link #barrier}.
 *
 * <p>Used by the task's own thread; others come in by mail.
 */
final class TaskCheckpoints {
    private final TaskId task;
    private final List<Member> members;
    private final TaskServices services;
    private final Consumer<Consumer<TaskChain>> mail;
    private final Map<Long, Passing> passing = new LinkedHashMap<>();
    /** What sinks have prepared for checkpoints that are not known to be durable; goes into every later one. */
    private final Map<Member, TreeMap<Long, List<byte[]>>> unsettled = new LinkedHashMap<>();
    /** How many sinks have not yet prepared what belongs to a checkpoint, of those that were given up, too. */
    private final TreeMap<Long, Integer> preparing = new TreeMap<>();

    private final Settlements settlements;
    private long newest;
    private long newestWhole;
    private long newestSettled;
    private @Nullable Passing last;
    private @Nullable List<NodeSnapshot> lastWritten;

    /** A checkpoint that has begun to pass. */
    private static final class Passing {
        private final long checkpoint;
        private final boolean end;
        private final Map<Member, NodeCut> cuts = new LinkedHashMap<>();
        private final Map<Member, List<StateBlob>> blobs = new LinkedHashMap<>();
        private final @Nullable Recording recording;
        private @Nullable Blob inFlight;
        private boolean launched;
        private boolean givenUp;
        private @Nullable WeirException failure;

        Passing(long checkpoint, boolean end, @Nullable Recording recording) {
            this.checkpoint = checkpoint;
            this.end = end;
            this.recording = recording;
        }

        boolean isRecorded() {
            return recording == null || recording.isComplete();
        }
    }

    /**
     * The checkpoints of a task.
     *
     * @param members its nodes; all of them before the first call
     * @param mail runs something on the task's thread
     */
    TaskCheckpoints(TaskPlan plan, List<Member> members, Settlements settlements, Consumer<Consumer<TaskChain>> mail) {
        this.task = plan.id();
        this.members = members;
        this.services = plan.services();
        this.settlements = settlements;
        this.mail = mail;
        Checkpoint restored = services.checkpoints().restored();
        newest = restored == null ? 0 : restored.id();
    }

    /** A checkpoint's barrier leaves a node, behind everything that the node has emitted. */
    void barrier(Member member, long checkpoint) {
        readSettlements();
        newest = Math.max(newest, checkpoint);
        Passing pass = passing.computeIfAbsent(checkpoint, id -> new Passing(id, false, null));
        cut(pass, member);
        if (pass.cuts.size() == members.size()) {
            newestWhole = checkpoint;
        }
    }

    private void cut(Passing pass, Member member) {
        NodeCut cut = member.cut(pass.checkpoint, pass.end);
        pass.cuts.put(member, cut);
        preparing.merge(pass.checkpoint, 1, Integer::sum);
        CompletableFuture<List<byte[]>> committables = cut.committables();
        if (committables.state() == Future.State.SUCCESS) {
            prepared(pass, member, committables.resultNow());
            return;
        }
        // Nothing can fail but what the mail does, which is the task's to report.
        CompletableFuture<?> _ = committables.whenComplete((result, thrown) -> mail.accept(chain -> {
            if (thrown != null) {
                // What it has written is lost with it.
                throw coded(thrown);
            }
            prepared(pass, member, result);
        }));
    }

    /** A checkpoint is about to overtake what lies in the task's channels. */
    Recording overtaking(long checkpoint, List<ChannelName> channels) {
        Recording recording =
                new Recording(checkpoint, channels, services.state().batches().writer());
        passing.put(checkpoint, new Passing(checkpoint, false, recording));
        return recording;
    }

    /** The task cannot take part in a checkpoint: it has read behind a barrier, or will have to. */
    void crossed(long checkpoint) {
        newestWhole = checkpoint;
        services.events()
                .checkpointFailed(
                        task,
                        checkpoint,
                        WeirException.of(
                                RuntimeError.CHECKPOINT_CROSSED,
                                "an input of %s is not read before another has been read to its end",
                                members.getLast().name()));
    }

    /** Whether nobody waits for a checkpoint any more. */
    boolean isSettled(long checkpoint) {
        readSettlements();
        return newestSettled >= checkpoint;
    }

    /** Whether all nodes were cut for this checkpoint or a later one, or never will be. */
    boolean hasCut(long checkpoint) {
        return newestWhole >= checkpoint || last != null;
    }

    /** All nodes have finished: what is left of them goes into the checkpoints that follow. */
    void end() {
        last = new Passing(newest + 1, true, null);
        for (Member member : members) {
            cut(last, member);
        }
        passing.put(last.checkpoint, last);
    }

    /** Whether {@link #end} was called. */
    boolean hasEnded() {
        return last != null;
    }

    /** What was left in the end, when it has been written and so have all checkpoints before; null until then. */
    @Nullable
    List<NodeSnapshot> lastWritten() {
        return passing.isEmpty() ? lastWritten : null;
    }

    /** Does a piece of work for checkpoints that have passed; false when there is none now. */
    boolean advance() {
        if (readSettlements()) {
            return true;
        }
        for (Passing pass : passing.values()) {
            if (pass.launched || pass.cuts.size() < members.size()) {
                continue;
            }
            if (pass.givenUp) {
                drop(pass);
                return true;
            }
            if (pass.recording != null && pass.recording.failure() != null) {
                complete(pass, cannotOvertake(pass.recording.failure()));
                return true;
            }
            if (!pass.isRecorded()) {
                continue;
            }
            for (NodeCut cut : pass.cuts.values()) {
                if (cut.state().prepare()) {
                    return true;
                }
            }
            launch(pass);
            return true;
        }
        return false;
    }

    private static WeirException cannotOvertake(WeirException cause) {
        return WeirException.of(
                        CheckpointError.CANNOT_OVERTAKE,
                        "what lies between operators cannot be part of a checkpoint: %s",
                        cause.getMessage())
                .causedBy(cause);
    }

    private void launch(Passing pass) {
        pass.launched = true;
        String name = (pass.end ? "the end" : "checkpoint " + pass.checkpoint) + " of task " + task;
        List<Member> writers = List.copyOf(pass.cuts.keySet());
        services.launcher().compute(name, () -> {
            Map<Member, List<StateBlob>> written = new LinkedHashMap<>();
            WeirException failure = null;
            for (Member member : writers) {
                try {
                    NodeCut cut = Objects.requireNonNull(pass.cuts.get(member));
                    written.put(member, write(member, pass, cut.state()));
                } catch (Throwable thrown) {
                    failure = coded(thrown);
                    break;
                }
            }
            WeirException first = failure;
            mail.accept(chain -> {
                pass.blobs.putAll(written);
                complete(pass, first);
            });
        });
    }

    private void prepared(Passing pass, Member member, List<byte[]> committables) {
        preparing.computeIfPresent(pass.checkpoint, (id, count) -> count == 1 ? null : count - 1);
        if (!committables.isEmpty()) {
            unsettled.computeIfAbsent(member, key -> new TreeMap<>()).put(pass.checkpoint, committables);
        }
        List.copyOf(passing.values()).forEach(waiting -> complete(waiting, null));
    }

    private List<StateBlob> write(Member member, Passing pass, StateSnapshot state) throws IOException {
        boolean hasInput = member == members.getLast() && pass.recording != null && !pass.recording.isEmpty();
        if (state == StateSnapshot.EMPTY && !hasInput) {
            return List.of();
        }
        BlobStore target = services.checkpoints()
                .blobs()
                .at(pass.checkpoint, member.context().nodeId(), task.subtask());
        if (hasInput) {
            pass.inFlight = target.write(Objects.requireNonNull(pass.recording)::writeTo);
        }
        return state == StateSnapshot.EMPTY ? List.of() : state.write(target);
    }

    private static WeirException coded(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : thrown;
        return cause instanceof WeirException error
                ? error
                : WeirException.of(CheckpointError.STORE_FAILED, "cannot write state: %s", cause)
                        .causedBy(cause);
    }

    private void complete(Passing pass, @Nullable WeirException failure) {
        if (pass.failure != null || passing.get(pass.checkpoint) != pass) {
            return;
        }
        if (failure != null) {
            pass.failure = failure;
            drop(pass);
            if (pass.end) {
                throw failure;
            }
            services.events().checkpointFailed(task, pass.checkpoint, failure);
            return;
        }
        // What an earlier checkpoint was given up with belongs to this one, and may still be on its way.
        if (pass.blobs.size() < members.size()
                || !preparing.headMap(pass.checkpoint, true).isEmpty()) {
            return;
        }
        drop(pass);
        List<NodeSnapshot> snapshots = new ArrayList<>();
        pass.cuts.forEach((member, cut) -> snapshots.add(snapshot(pass, member, cut)));
        if (pass.end) {
            lastWritten = snapshots;
        } else {
            services.events().checkpointed(task, pass.checkpoint, snapshots);
        }
    }

    private NodeSnapshot snapshot(Passing pass, Member member, NodeCut cut) {
        JobGraph.Node node = member.context().node();
        return new NodeSnapshot(
                node.uid(),
                node.name(),
                task.subtask(),
                node.parallelism(),
                pass.end || member.context().wasFinished(),
                cut.watermark(),
                pass.blobs.getOrDefault(member, List.of()),
                cut.splits(),
                unsettled.getOrDefault(member, new TreeMap<>()).headMap(pass.checkpoint, true).values().stream()
                        .flatMap(List::stream)
                        .toList(),
                member == members.getLast() ? pass.inFlight : null);
    }

    private void drop(Passing pass) {
        passing.remove(pass.checkpoint);
        if (pass.recording != null) {
            pass.recording.cancel();
        }
        pass.cuts.values().forEach(cut -> cut.state().release());
    }

    private boolean readSettlements() {
        boolean any = false;
        for (Settlements.Settlement next = settlements.poll(); next != null; next = settlements.poll()) {
            settled(next.checkpoint(), next.completed());
            any = true;
        }
        return any;
    }

    private void settled(long checkpoint, boolean completed) {
        newestSettled = Math.max(newestSettled, checkpoint);
        if (completed) {
            unsettled
                    .values()
                    .forEach(ofMember -> ofMember.headMap(checkpoint, true).clear());
        }
        Passing given = completed ? null : passing.get(checkpoint);
        // What is being written is released when it is written, what is still being cut when that is done.
        if (given != null && !given.launched && !given.end) {
            given.givenUp = true;
            if (given.cuts.size() == members.size()) {
                drop(given);
            }
        }
        members.forEach(member -> member.settled(checkpoint, completed));
    }
}
