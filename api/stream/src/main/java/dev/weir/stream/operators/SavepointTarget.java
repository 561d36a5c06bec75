package dev.weir.stream.operators;

import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointDirectory;
import dev.weir.dataflow.checkpoint.CheckpointPlace;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a savepoint is to be, and what it is to have beside the state that is made for it.
 *
 * @param folder the address of the folder
 * @param id its number there
 * @param maxParallelism into how many key groups the state of its job is divided
 * @param existing a savepoint of which it takes over the rest; null for none
 * @param replaced the operators of that one that it does not take over
 */
public record SavepointTarget(
        String folder,
        long id,
        int maxParallelism,
        @Nullable CheckpointPlace existing,
        Set<String> replaced) {
    public SavepointTarget {
        replaced = Set.copyOf(replaced);
    }

    /** The folder. */
    public CheckpointDirectory directory() {
        return new CheckpointDirectory(CheckpointPlace.open(folder));
    }

    /** The address of the savepoint. */
    public String address() {
        return directory().describe(id);
    }

    /** What it takes over from the existing one; with nothing in it when there is none. */
    Checkpoint rest() {
        if (existing == null) {
            return new Checkpoint(
                    id,
                    folder.substring(folder.lastIndexOf('/') + 1),
                    Checkpoint.Kind.SAVEPOINT,
                    0,
                    0,
                    maxParallelism,
                    List.of(),
                    List.of(),
                    Map.of());
        }
        Checkpoint whole = existing.read();
        return new Checkpoint(
                id,
                whole.job(),
                Checkpoint.Kind.SAVEPOINT,
                0,
                0,
                whole.maxParallelism(),
                directory().copy(existing.store(), kept(whole), id),
                whole.sources().stream()
                        .filter(source -> !replaced.contains(source.node()))
                        .toList(),
                whole.uncommitted().entrySet().stream()
                        .filter(output -> !replaced.contains(output.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private List<NodeSnapshot> kept(Checkpoint whole) {
        return whole.nodes().stream()
                .filter(node -> !replaced.contains(node.node()))
                .toList();
    }
}
