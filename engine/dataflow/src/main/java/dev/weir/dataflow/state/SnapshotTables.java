package dev.weir.dataflow.state;

import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointDirectory;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import dev.weir.dataflow.checkpoint.RestoredState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The states in a checkpoint as tables, for those who only look at it. Reads files; one thread. */
public final class SnapshotTables {
    private final Checkpoint checkpoint;
    private final BlobStore blobs;
    private final StateBackend backend;

    /** @param directory where the files of the checkpoint are */
    public SnapshotTables(Checkpoint checkpoint, CheckpointDirectory directory, StateBackend backend) {
        this.checkpoint = checkpoint;
        this.backend = backend;
        blobs = directory.blobs(checkpoint.id(), 0, 0);
    }

    /** The uids of the operators that have state, sorted. */
    public List<String> operators() {
        List<String> operators = new ArrayList<>();
        checkpoint.byNode().forEach((uid, instances) -> {
            if (instances.stream().anyMatch(instance -> !instance.state().isEmpty())) {
                operators.add(uid);
            }
        });
        return operators;
    }

    /**
     * The states of an operator over all its instances.
     *
     * @param operator its uid, or the part of it in front of the last {@code -} if no other begins so. Fails with a
     *     coded error that lists those that there are
     */
    public List<StateTable> tables(String operator) {
        Map<String, List<NodeSnapshot>> byNode = checkpoint.byNode();
        String uid = uid(operator);
        List<RestoredState> states = byNode.getOrDefault(uid, List.of()).stream()
                .map(node -> new RestoredState(node.subtask(), node.parallelism(), node.state()))
                .toList();
        return backend.read(uid, states, blobs);
    }

    private String uid(String operator) {
        List<String> known = operators();
        if (known.contains(operator)) {
            return operator;
        }
        List<String> alike = known.stream()
                .filter(uid -> uid.lastIndexOf('-') > 0
                        && uid.substring(0, uid.lastIndexOf('-')).equals(operator))
                .toList();
        if (alike.size() == 1) {
            return alike.getFirst();
        }
        throw unknown(
                "checkpoint %d of job '%s' has no state of an operator '%s'"
                        .formatted(checkpoint.id(), checkpoint.job(), operator),
                operator,
                known);
    }

    /** A state of an operator, see {@link #tables}. */
    public StateTable table(String operator, String state) {
        List<StateTable> tables = tables(operator);
        return tables.stream()
                .filter(table -> table.name().equals(state))
                .findFirst()
                .orElseThrow(() -> unknown(
                        "operator '%s' has no state '%s' in checkpoint %d"
                                .formatted(uid(operator), state, checkpoint.id()),
                        state,
                        tables.stream().map(StateTable::name).toList()));
    }

    private static WeirException unknown(String message, String wanted, List<String> known) {
        String nearest = NearestName.hint(wanted, known);
        String all = known.isEmpty() ? "there is none" : "there are " + String.join(", ", known);
        return WeirException.of(CheckpointError.NO_SUCH_STATE, "%s", message)
                .hint(nearest == null ? all : nearest + " " + all);
    }
}
