package dev.weir.dataflow.state;

import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.RestoredState;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Where the state of a worker's instances is kept; found by {@link ServiceLoader}. Safe from any thread. */
public interface StateBackend {
    /** The store of one parallel instance of an operator, with what is restored. May read files. */
    StateStore open(StateSetup setup);

    /**
     * The states of an operator in a checkpoint, for those who only look at it, as far as they can be shown as tables.
     * Reads files; holds the tables in memory. No class of a user is needed, or looked for.
     *
     * @param node the operator, for messages
     * @param instances what each of its instances wrote
     */
    default List<StateTable> read(String node, List<RestoredState> instances, BlobStore blobs) {
        return List.of();
    }

    /** How batches are kept in checkpoints. */
    BatchCodec batches();

    /** The backend on the class path. */
    static StateBackend load() {
        Optional<StateBackend> found = ServiceLoader.load(StateBackend.class).findFirst();
        return found.orElseThrow(() -> new IllegalStateException(
                "no StateBackend on the class path: add dev.weir:weir-state to the dependencies"));
    }
}
