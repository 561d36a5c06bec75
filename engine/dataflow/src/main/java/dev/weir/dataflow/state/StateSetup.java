package dev.weir.dataflow.state;

import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.RestoredState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For whom a {@link StateStore} is opened, and what it begins with.
 *
 * @param node the name of the operator, for messages
 * @param subtask which instance, from 0
 * @param parallelism how many instances there are
 * @param maxParallelism into how many key groups keyed state is divided
 * @param restored the state of every instance that had some of this instance's key groups, or whose other state this
 *     instance takes over; empty at a fresh start
 * @param blobs where the restored state is read; null when there is none
 */
public record StateSetup(
        String node,
        int subtask,
        int parallelism,
        int maxParallelism,
        List<RestoredState> restored,
        @Nullable BlobStore blobs) {
    public StateSetup {
        restored = List.copyOf(restored);
    }

    /** A fresh start. */
    public static StateSetup fresh(String node, int subtask, int parallelism, int maxParallelism) {
        return new StateSetup(node, subtask, parallelism, maxParallelism, List.of(), null);
    }
}
