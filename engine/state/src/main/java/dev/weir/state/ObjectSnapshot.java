package dev.weir.state;

import dev.weir.data.objects.FixedClasses;
import dev.weir.data.objects.ObjectWriter;
import dev.weir.dataflow.checkpoint.Blob;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.StateSnapshot;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The objects of an instance as they were. Entries are saved on the instance's own thread, by {@link #prepare} or
 * before somebody gets hold of them, as bytes or, if they cannot change, as they are; and written by any thread behind
 * that.
 */
final class ObjectSnapshot implements StateSnapshot {
    /** Bytes, or as much other work, of one piece: well under a millisecond. */
    private static final int PIECE = 1 << 16;

    private final ObjectWriter writer;
    private final FixedClasses fixed;
    private final int since;
    private final int until;
    private final List<StateBlob> base;
    private final ArrayDeque<ObjectPass> passes = new ArrayDeque<>();
    private final ObjectBlob blob;
    private boolean prepared;
    /** Of the thread that writes; null until all is saved. */
    private @Nullable ObjectWriter late;

    private volatile @Nullable List<StateBlob> written;

    /**
     * @param since what was not touched behind this interval is in the base; -1 when there is none
     * @param until the interval that it ends
     * @param base the blobs of the checkpoint that this one builds on
     * @param writer of the instance's own thread
     */
    ObjectSnapshot(int since, int until, List<StateBlob> base, ObjectWriter writer, FixedClasses fixed) {
        this.since = since;
        this.until = until;
        this.base = base;
        this.writer = writer;
        this.fixed = fixed;
        blob = new ObjectBlob(since < 0);
    }

    /** Whether an object stays as it is, so that it need not be saved at once. */
    boolean isFixed(@Nullable Object value) {
        return value == null || fixed.contain(value.getClass());
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

    private void end() {
        if (!prepared) {
            prepared = true;
            blob.setClasses(writer);
            late = writer.fork();
            writer.rest();
        }
    }

    @Override
    public List<StateBlob> write(BlobStore target) throws IOException {
        List<StateBlob> blobs = new ArrayList<>(base);
        // A list that is empty now has to be said to be, where an earlier blob says otherwise.
        if (!blob.isEmpty() || (!base.isEmpty() && blob.hasLists())) {
            ObjectWriter own = Objects.requireNonNull(late, "prepared");
            Blob file = target.write(out -> blob.writeTo(out, own));
            own.rest();
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
