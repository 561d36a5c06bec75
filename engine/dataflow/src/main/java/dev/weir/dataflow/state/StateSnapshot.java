package dev.weir.dataflow.state;

import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.StateBlob;
import java.io.IOException;
import java.util.List;

/**
 * The contents of a {@link StateStore} as they were when it was frozen, while the store goes on changing. First
 * {@link #prepare} until it returns false, then {@link #write}, then {@link #release}; or only {@link #release} when
 * the checkpoint is given up.
 */
public interface StateSnapshot {
    /** Of a store without state. */
    StateSnapshot EMPTY = target -> List.of();

    /**
     * Does a bounded piece (about a millisecond) of the work that only the instance's own thread can do, such as
     * serializing objects that users may change.
     *
     * @return whether something is left to be done
     */
    default boolean prepare() {
        return false;
    }

    /**
     * Writes what has to be written, and names all that the state consists of: blobs of earlier checkpoints that still
     * hold, then new ones. Blocks. Called once, by any thread.
     */
    List<StateBlob> write(BlobStore target) throws IOException;

    /** Nobody needs the frozen contents any more. Called once, by the instance's own thread. */
    default void release() {}
}
