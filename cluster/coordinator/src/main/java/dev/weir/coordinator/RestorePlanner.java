package dev.weir.coordinator;

import dev.weir.base.WeirException;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.dataflow.checkpoint.NodeSnapshot.Content;
import dev.weir.dataflow.checkpoint.RestorePlan;
import dev.weir.dataflow.checkpoint.RestorePlan.Entry;
import dev.weir.dataflow.checkpoint.RestorePlan.Fate;
import dev.weir.dataflow.checkpoint.SourceSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lays a checkpoint and a job side by side. One instance a plan, one thread. */
public final class RestorePlanner {
    /**
     * A state in the checkpoint.
     *
     * @param form what it holds, see {@link dev.weir.dataflow.state.StateTable#describe}
     */
    public record Held(String form, long rows) {}

    private final Checkpoint checkpoint;
    private final JobGraph job;
    private final Map<String, Map<String, Held>> held;
    private final Map<String, Map<String, String>> wanted;
    private final Map<String, List<NodeSnapshot>> snapshots;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();

    /**
     * @param held the states in the checkpoint by operator and name
     * @param wanted the forms of the states that the job's operators ask for by operator and name; operators of which
     *     that is not known are left out
     */
    public RestorePlanner(
            Checkpoint checkpoint,
            JobGraph job,
            Map<String, Map<String, Held>> held,
            Map<String, Map<String, String>> wanted) {
        this.checkpoint = checkpoint;
        this.job = job;
        this.held = held;
        this.wanted = wanted;
        snapshots = checkpoint.byNode();
    }

    /** The plan. */
    public RestorePlan plan() {
        job.nodes().forEach(this::present);
        Set<String> left = new LinkedHashSet<>(snapshots.keySet());
        left.addAll(checkpoint.uncommitted().keySet());
        job.nodes().forEach(node -> left.remove(node.uid()));
        left.forEach(this::gone);
        WeirException refusal = Fit.misfit(checkpoint, job);
        if (refusal == null && !changed.isEmpty()) {
            refusal = WeirException.of(
                            CheckpointError.DOES_NOT_FIT,
                            "the job keeps other state than checkpoint %d has: %s",
                            checkpoint.id(),
                            String.join(", ", changed))
                    .hint("give the operator another uid to begin without its state");
        }
        return new RestorePlan(job.name(), checkpoint.id(), entries, refusal);
    }

    private void add(String operator, String state, Fate fate, OptionalLong rows, String why) {
        entries.add(new Entry(operator, state, fate, rows, why));
    }

    private void present(JobGraph.Node node) {
        String uid = node.uid();
        boolean known = snapshots.containsKey(uid);
        if (node instanceof JobGraph.SourceNode) {
            add(
                    uid,
                    RestorePlan.POSITION,
                    known ? Fate.KEPT : Fate.NEW,
                    OptionalLong.empty(),
                    known ? position(uid) : "the checkpoint has no such source: it reads from its start");
        }
        List<byte[]> output = checkpoint.uncommitted().get(uid);
        if (output != null) {
            add(uid, RestorePlan.OUTPUT, Fate.KEPT, OptionalLong.of(output.size()), "is committed first");
        }
        if (holds(snapshots.getOrDefault(uid, List.of()), Content.IN_FLIGHT)) {
            add(uid, RestorePlan.IN_FLIGHT, Fate.KEPT, OptionalLong.empty(), "are processed first");
        }
        Map<String, Held> then = held.getOrDefault(uid, Map.of());
        Map<String, String> now = wanted.get(uid);
        then.forEach((state, was) -> compare(uid, state, was, now));
        if (now != null) {
            now.forEach((state, form) -> {
                if (!then.containsKey(state)) {
                    add(uid, state, Fate.NEW, OptionalLong.empty(), newcomer(node, form));
                }
            });
        } else if (!known && node instanceof JobGraph.OperatorNode) {
            add(uid, RestorePlan.ANY, Fate.NEW, OptionalLong.empty(), "the checkpoint has no such operator");
        }
    }

    private void compare(String uid, String state, Held was, @Nullable Map<String, String> now) {
        OptionalLong rows = OptionalLong.of(was.rows());
        String form = now == null ? null : now.get(state);
        if (now == null || was.form().equals(form)) {
            add(uid, state, Fate.KEPT, rows, was.form());
        } else if (form == null) {
            add(uid, state, Fate.KEPT, rows, "nobody asks for it; later checkpoints have it, too");
        } else {
            changed.add("'" + state + "' of " + uid);
            add(uid, state, Fate.CHANGED, rows, "now " + form + "; then " + was.form());
        }
    }

    private String position(String uid) {
        List<NodeSnapshot> instances = snapshots.getOrDefault(uid, List.of());
        int begun = instances.stream()
                .mapToInt(instance -> instance.splits().size())
                .sum();
        int waiting = checkpoint.sources().stream()
                .filter(source -> source.node().equals(uid))
                .map(SourceSnapshot::unassigned)
                .mapToInt(List::size)
                .sum();
        if (instances.stream().allMatch(NodeSnapshot::finished)) {
            return begun + waiting == 0
                    ? "read to its end"
                    : "has ended, as the job was drained: " + (begun + waiting) + " splits are left, and not read";
        }
        return begun + " splits being read, " + waiting + " not begun";
    }

    private String newcomer(JobGraph.Node node, String form) {
        if (snapshots.containsKey(node.uid())) {
            return "the operator had none; " + form;
        }
        return "the checkpoint has no such operator: " + node.name();
    }

    private void gone(String uid) {
        List<NodeSnapshot> instances = snapshots.getOrDefault(uid, List.of());
        String why = "the job has no such operator"
                + instances.stream()
                        .findFirst()
                        .map(instance -> ": " + instance.name())
                        .orElse("");
        Map<String, Held> states = new LinkedHashMap<>(held.getOrDefault(uid, Map.of()));
        if (holds(instances, Content.STATE) && states.isEmpty()) {
            add(uid, RestorePlan.ANY, Fate.DROPPED, OptionalLong.empty(), why);
        }
        states.forEach((state, was) ->
                add(uid, state, Fate.DROPPED, OptionalLong.of(was.rows()), why + successor(uid, state, was)));
        if (holds(instances, Content.POSITION)) {
            add(uid, RestorePlan.POSITION, Fate.DROPPED, OptionalLong.empty(), why);
        }
        if (holds(instances, Content.IN_FLIGHT)) {
            add(uid, RestorePlan.IN_FLIGHT, Fate.DROPPED, OptionalLong.empty(), why);
        }
        List<byte[]> output = checkpoint.uncommitted().get(uid);
        if (output != null) {
            add(uid, RestorePlan.OUTPUT, Fate.DROPPED, OptionalLong.of(output.size()), why);
        }
    }

    private static boolean holds(List<NodeSnapshot> instances, Content content) {
        return instances.stream().anyMatch(instance -> instance.contents().contains(content));
    }

    /** What the only new operator of the same kind keeps instead, in case that it is the old one, edited. */
    private String successor(String uid, String state, Held was) {
        String kind = kind(uid);
        List<String> candidates = job.nodes().stream()
                .map(JobGraph.Node::uid)
                .filter(other -> kind(other).equals(kind) && !snapshots.containsKey(other))
                .collect(Collectors.toList());
        if (candidates.size() != 1 || kind.equals(uid)) {
            return "";
        }
        String form = wanted.getOrDefault(candidates.getFirst(), Map.of()).get(state);
        if (form == null || form.equals(was.form())) {
            return "; " + candidates.getFirst() + " computes something else";
        }
        return "; " + candidates.getFirst() + " keeps " + form + " instead of " + was.form();
    }

    private static String kind(String uid) {
        int digest = uid.lastIndexOf('-');
        return digest < 0 ? uid : uid.substring(0, digest);
    }
}
