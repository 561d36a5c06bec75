package dev.weir.state;

import dev.weir.data.objects.KnownClasses;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.state.BatchCodec;
import dev.weir.dataflow.state.StateBackend;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateStore;
import dev.weir.dataflow.state.StateTable;
import java.util.ArrayList;
import java.util.List;

/** Keeps all state on the heap. */
public final class MemoryStateBackend implements StateBackend {
    @Override
    public StateStore open(StateSetup setup) {
        return new MemoryStateStore(setup);
    }

    @Override
    public List<StateTable> read(String node, List<RestoredState> instances, BlobStore blobs) {
        List<RecordStateTable.Part> parts = new ArrayList<>();
        for (RestoredState instance : instances) {
            RecordRestore.read(node, instance, blobs)
                    .forEach((id, table) -> parts.add(new RecordStateTable.Part(instance.subtask(), id, table)));
        }
        List<StateTable> tables = new ArrayList<>(RecordStateTable.of(parts));
        // For a single instance everything is its own.
        StateSetup whole = new StateSetup(node, 0, 1, KeyGroups.DEFAULT_MAX_PARALLELISM, instances, blobs);
        KnownClasses none = new KnownClasses(ClassLoader.getPlatformClassLoader());
        new RestoredObjects(whole, none)
                .read()
                .forEach((name, state) -> tables.add(new ObjectStateTable(node, name, state)));
        return tables;
    }

    @Override
    public BatchCodec batches() {
        return new StoredBatches();
    }
}
