package dev.weir.state;

import dev.weir.base.WeirException;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.StateSetup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tables that an instance begins with from what checkpoints hold. */
final class RecordRestore {
    private RecordRestore() {}

    /** The tables that have records. */
    static Map<TableId, MemoryRecordTable> restore(StateSetup setup) {
        List<RestoredState> states = setup.restored().stream()
                .filter(state -> state.blobs().stream().anyMatch(RecordRestore::isOurs))
                .toList();
        BlobStore blobs = setup.blobs();
        if (states.isEmpty() || blobs == null) {
            return Map.of();
        }
        Map<TableId, MemoryRecordTable> tables;
        if (states.size() == 1 && isSame(setup, states.getFirst())) {
            tables = read(setup.node(), states.getFirst(), blobs);
        } else {
            RecordMerge merge = new RecordMerge(setup);
            for (RestoredState state : states) {
                try {
                    merge.add(read(setup.node(), state, blobs));
                } catch (DamagedStateException e) {
                    throw damaged(setup.node(), state, e);
                }
            }
            tables = merge.tables();
        }
        tables.values().removeIf(table -> table.size() == 0);
        tables.values().forEach(MemoryRecordTable::completeRestore);
        return tables;
    }

    private static boolean isOurs(StateBlob blob) {
        return blob.kind().equals(RecordBlob.KIND);
    }

    private static boolean isSame(StateSetup setup, RestoredState state) {
        return state.subtask() == setup.subtask() && state.parallelism() == setup.parallelism();
    }

    /** The tables as an instance had them, under their numbers; restoring is not completed. */
    static Map<TableId, MemoryRecordTable> read(String node, RestoredState state, BlobStore blobs) {
        Map<TableId, MemoryRecordTable> tables = new LinkedHashMap<>();
        for (StateBlob blob : state.blobs()) {
            if (isOurs(blob)) {
                apply(node, state, blob, blobs, tables);
            }
        }
        return tables;
    }

    private static void apply(
            String node, RestoredState state, StateBlob blob, BlobStore blobs, Map<TableId, MemoryRecordTable> tables) {
        try (InputStream stream = blobs.read(blob.blob())) {
            try {
                RecordBlob.apply(new StateInput(stream), tables);
            } catch (DamagedStateException e) {
                // Whoever keeps the bytes can say more exactly what is wrong with them, once all are read.
                stream.transferTo(OutputStream.nullOutputStream());
                throw e;
            }
        } catch (DamagedStateException e) {
            throw damaged(node, state, e);
        } catch (IOException e) {
            throw WeirException.of(
                            StateError.UNREADABLE_STATE,
                            "the state of operator '%s', instance %d, cannot be read: %s",
                            node,
                            state.subtask(),
                            e.getMessage())
                    .causedBy(e);
        }
    }

    private static WeirException damaged(String node, RestoredState state, DamagedStateException cause) {
        return WeirException.of(
                        StateError.DAMAGED_STATE,
                        "the state of operator '%s', instance %d of %d, is damaged: %s",
                        node,
                        state.subtask(),
                        state.parallelism(),
                        cause.getMessage())
                .hint("restore from an earlier checkpoint")
                .causedBy(cause);
    }
}
