package dev.weir.runtime;

import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.NodeSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker lends to the tasks of one job for checkpoints.
 *
 * @param enabled whether the job makes checkpoints
 * @param restored the one with which the job goes on; null at a fresh start
 * @param blobs where state is written
 */
public record CheckpointServices(boolean enabled, @Nullable Checkpoint restored, Blobs blobs) {
    /** For jobs that make no checkpoints. */
    public static final CheckpointServices NONE = new CheckpointServices(false, null, (checkpoint, node, subtask) -> {
        throw new IllegalStateException("a job without checkpoints writes none");
    });

    /** Finds the place for the blobs of an instance. Safe from any thread. */
    @FunctionalInterface
    public interface Blobs {
        /** Where an instance of a node, given by its id, writes its part of a checkpoint. */
        BlobStore at(long checkpoint, int node, int subtask);
    }

    /** What all instances of a node had when the checkpoint was made; none at a fresh start. */
    List<NodeSnapshot> restored(String uid) {
        return restored == null
                ? List.of()
                : restored.nodes().stream()
                        .filter(snapshot -> snapshot.node().equals(uid))
                        .toList();
    }
}
