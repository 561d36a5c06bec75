package dev.weir.state;

import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.checkpoint.Blob;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateSnapshot;
import dev.weir.dataflow.state.StateStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Stores of the instances of one operator, and the blobs that they write. */
final class ObjectWorld {
    static final int GROUPS = 16;

    /** Blobs in memory. */
    static final BlobStore BLOBS = new BlobStore() {
        @Override
        public Blob write(Contents contents) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            contents.writeTo(bytes);
            return new Blob.Inline(bytes.toByteArray());
        }

        @Override
        public InputStream read(Blob blob) {
            return new ByteArrayInputStream(((Blob.Inline) blob).bytes());
        }
    };

    private ObjectWorld() {}

    static StateStore fresh() {
        return new MemoryStateStore(StateSetup.fresh("op", 0, 1, GROUPS));
    }

    static StateSetup setup(List<RestoredState> restored, int subtask, int parallelism) {
        return new StateSetup("op", subtask, parallelism, GROUPS, restored, BLOBS);
    }

    /** All instances after a restore. */
    static List<StateStore> restore(List<RestoredState> restored, int parallelism) {
        List<StateStore> stores = new ArrayList<>();
        for (int subtask = 0; subtask < parallelism; subtask++) {
            stores.add(new MemoryStateStore(setup(restored, subtask, parallelism)));
        }
        return stores;
    }

    /** Prepares and writes a snapshot. */
    static List<StateBlob> finish(StateSnapshot snapshot) {
        boolean more = true;
        while (more) {
            more = snapshot.prepare();
        }
        try {
            List<StateBlob> blobs = snapshot.write(BLOBS);
            snapshot.release();
            return blobs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The states that the instances write. */
    static List<RestoredState> checkpoint(List<StateStore> stores, long checkpoint) {
        List<RestoredState> states = new ArrayList<>();
        for (int subtask = 0; subtask < stores.size(); subtask++) {
            List<StateBlob> blobs = finish(stores.get(subtask).freeze(checkpoint));
            states.add(new RestoredState(subtask, stores.size(), blobs));
        }
        return states;
    }

    /** The instance whose key it is. */
    static int owner(long hash, int parallelism) {
        return KeyGroups.subtask(KeyGroups.of(hash, GROUPS), GROUPS, parallelism);
    }
}
