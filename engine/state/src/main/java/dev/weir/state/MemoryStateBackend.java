package dev.weir.state;

import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.state.BatchCodec;
import dev.weir.dataflow.state.StateBackend;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateStore;
import dev.weir.dataflow.state.StateTable;
import java.util.List;

/** Keeps all state on the heap. */
public final class MemoryStateBackend implements StateBackend {
    @Override
    public StateStore open(StateSetup setup) {
        return new MemoryStateStore(setup);
    }

    @Override
    public List<StateTable> read(String node, RestoredState state, BlobStore blobs) {
        return RecordStateTable.of(RecordRestore.read(node, state, blobs));
    }

    @Override
    public BatchCodec batches() {
        return new StoredBatches();
    }
}
