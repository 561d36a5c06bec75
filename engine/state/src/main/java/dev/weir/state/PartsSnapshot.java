package dev.weir.state;

import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.StateSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The snapshots of a store's parts, one after the other. */
record PartsSnapshot(List<StateSnapshot> parts) implements StateSnapshot {
    @Override
    public boolean prepare() {
        for (StateSnapshot part : parts) {
            if (part.prepare()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<StateBlob> write(BlobStore target) throws IOException {
        List<StateBlob> blobs = new ArrayList<>();
        for (StateSnapshot part : parts) {
            blobs.addAll(part.write(target));
        }
        return blobs;
    }

    @Override
    public void release() {
        parts.forEach(StateSnapshot::release);
    }
}
