package dev.weir.state;

import dev.weir.data.objects.ObjectWriter;
import dev.weir.dataflow.checkpoint.Blob;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.StateSnapshot;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objects of an instance as they were. Entries are saved as bytes on the instance's own thread, by {@link #prepare}
 * or before somebody gets hold of them, and written by any thread behind that.
 */
final class ObjectSnapshot implements StateSnapshot {
    /** Bytes, or as much other work, of one piece: well under a millisecond. */
    private static final int PIECE = 1 << 16;

    private final ObjectChanges changes;
    private final ObjectWriter writer;
    private final int since;
    private final int until;
    private final List<StateBlob> base;
    private final ArrayDeque<ObjectPass> passes = new ArrayDeque<>();
    private final ObjectBlob blob;
    private boolean prepared;
    private volatile @Nullable List<StateBlob> written;

    /**
     * @param since what was not touched behind this interval is in the base; -1 when there is none
     * @param base the blobs of the checkpoint that this one builds on
     */
    ObjectSnapshot(ObjectChanges changes, ObjectWriter writer, int since, List<StateBlob> base) {
        this.changes = changes;
        this.writer = writer;
        this.since = since;
        this.until = changes.interval();
        this.base = base;
        blob = new ObjectBlob(since < 0);
    }

    int since() {
        return since;
    }

    int until() {
        return until;
    }

    boolean isFull() {
        return since < 0;
    }

    ObjectWriter writer() {
        return writer;
    }

    ObjectBlob blob() {
        return blob;
    }

    void add(ObjectPass pass) {
        passes.add(pass);
    }

    /** All blobs of the state with this snapshot; null until they are written. */
    @Nullable
    List<StateBlob> written() {
        return written;
    }

    @Override
    public boolean prepare() {
        int work = 0;
        while (work < PIECE && !passes.isEmpty()) {
            int done = passes.element().step();
            if (done == 0) {
                passes.remove();
            }
            work += done;
        }
        if (!passes.isEmpty()) {
            return true;
        }
        end();
        return false;
    }

    /** Saves all that is left at once. */
    void prepareAll() {
        while (prepare()) {
            // Each call does a piece.
        }
    }

    private void end() {
        if (!prepared) {
            prepared = true;
            blob.setClasses(writer);
            writer.rest();
            changes.end(this);
        }
    }

    @Override
    public List<StateBlob> write(BlobStore target) throws IOException {
        List<StateBlob> blobs = new ArrayList<>(base);
        if (!blob.isEmpty()) {
            Blob file = target.write(blob::writeTo);
            blobs.add(new StateBlob(MemoryObjectState.KIND, file));
        }
        blob.clear();
        written = List.copyOf(blobs);
        return blobs;
    }

    @Override
    public void release() {
        while (!passes.isEmpty()) {
            passes.remove().abandon();
        }
        end();
    }
}
