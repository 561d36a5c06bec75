package dev.weir.dataflow.checkpoint;

import java.util.List;

/**
 * What one instance had written to a checkpoint, for an instance that takes over some of its key groups.
 *
 * @param subtask which instance wrote it
 * @param parallelism how many instances there were then
 * @param blobs its state, in the order in which it was written
 */
public record RestoredState(int subtask, int parallelism, List<StateBlob> blobs) {
    public RestoredState {
        blobs = List.copyOf(blobs);
    }
}
