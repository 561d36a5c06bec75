package dev.weir.dataflow.state;

import dev.weir.base.Configuration;
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
 * @param options those of the job, see {@link StateOptions}
 * @param keys what becomes of the keys of restored objects; null when they stay as they are
 */
public record StateSetup(
        String node,
        int subtask,
        int parallelism,
        int maxParallelism,
        List<RestoredState> restored,
        @Nullable BlobStore blobs,
        Configuration options,
        @Nullable KeyMapping keys) {
    public StateSetup {
        restored = List.copyOf(restored);
    }

    /** As the other one, of a job without options. */
    public StateSetup(
            String node,
            int subtask,
            int parallelism,
            int maxParallelism,
            List<RestoredState> restored,
            @Nullable BlobStore blobs) {
        this(node, subtask, parallelism, maxParallelism, restored, blobs, Configuration.EMPTY, null);
    }

    /** A fresh start. */
    public static StateSetup fresh(String node, int subtask, int parallelism, int maxParallelism) {
        return new StateSetup(node, subtask, parallelism, maxParallelism, List.of(), null);
    }

    /** The same with other options. */
    public StateSetup with(Configuration others) {
        return new StateSetup(node, subtask, parallelism, maxParallelism, restored, blobs, others, keys);
    }

    /** The same with other keys. */
    public StateSetup with(@Nullable KeyMapping others) {
        return new StateSetup(node, subtask, parallelism, maxParallelism, restored, blobs, options, others);
    }
}
