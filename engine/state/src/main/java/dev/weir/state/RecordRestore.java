package dev.weir.state;

import dev.weir.base.WeirException;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.StateSetup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        RestoreTarget target = RestoreTarget.of(setup);
        try {
            return restore(setup, states, blobs, target);
        } catch (WeirException e) {
            target.giveUp();
            throw e;
        }
    }

    private static Map<TableId, MemoryRecordTable> restore(
            StateSetup setup, List<RestoredState> states, BlobStore blobs, RestoreTarget target) {
        Map<TableId, MemoryRecordTable> tables;
        if (states.size() == 1 && isSame(setup, states.getFirst())) {
            tables = read(setup.node(), states.getFirst(), blobs, target);
        } else {
            RecordMerge merge = new RecordMerge(setup, target);
            for (RestoredState state : states) {
                try {
                    merge.add(read(setup.node(), state, blobs, target));
                } catch (DamagedStateException e) {
                    throw damaged(setup.node(), state, e);
                }
            }
            tables = merge.tables();
        }
        tables.values().removeIf(table -> table.size() == 0);
        tables.values().forEach(table -> table.restoring().completeRestore());
        try {
            target.complete(tables);
        } catch (DamagedStateException e) {
            throw damaged(setup.node(), states.getFirst(), e);
        }
        return tables;
    }

    private static boolean isOurs(StateBlob blob) {
        return blob.kind().equals(RecordBlob.KIND);
    }

    private static boolean isSame(StateSetup setup, RestoredState state) {
        return state.subtask() == setup.subtask() && state.parallelism() == setup.parallelism();
    }

    /** The tables as an instance had them, for who only looks at them: restoring is not completed. */
    static Map<TableId, MemoryRecordTable> read(String node, RestoredState state, BlobStore blobs) {
        RestoreTarget target = RestoreTarget.inMemory();
        Map<TableId, MemoryRecordTable> tables = read(node, state, blobs, target);
        try {
            target.complete(tables);
        } catch (DamagedStateException e) {
            throw damaged(node, state, e);
        }
        return tables;
    }

    /** Numbered tables under their numbers; the others go to the target. */
    private static Map<TableId, MemoryRecordTable> read(
            String node, RestoredState state, BlobStore blobs, RestoreTarget target) {
        Map<TableId, MemoryRecordTable> tables = new LinkedHashMap<>();
        List<StateBlob> ours =
                state.blobs().stream().filter(RecordRestore::isOurs).toList();
        List<List<TableId>> dropped = new ArrayList<>();
        for (StateBlob blob : ours.subList(Math.min(1, ours.size()), ours.size())) {
            apply(node, state, blob, blobs, in -> dropped.add(RecordBlob.dropped(in)));
        }
        for (int i = 0; i < ours.size(); i++) {
            Set<TableId> outdated = dropped.subList(i, dropped.size()).stream()
                    .flatMap(List::stream)
                    .collect(Collectors.toSet());
            apply(
                    node,
                    state,
                    ours.get(i),
                    blobs,
                    in -> RecordBlob.apply(in, tables, target, ours.size() == 1, outdated));
        }
        return tables;
    }

    @FunctionalInterface
    private interface Application {
        void accept(StateInput in) throws IOException;
    }

    private static void apply(
            String node, RestoredState state, StateBlob blob, BlobStore blobs, Application application) {
        try (InputStream stream = blobs.read(blob.blob())) {
            try {
                application.accept(new StateInput(stream));
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
