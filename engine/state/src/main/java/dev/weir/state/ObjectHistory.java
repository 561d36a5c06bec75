package dev.weir.state;

import dev.weir.dataflow.checkpoint.StateBlob;
import java.util.List;
import java.util.TreeMap;

/** The checkpoints of an instance's objects, and which one the next can build on. */
final class ObjectHistory {
    /**
     * More blobs than this are not read at a restore; how much there is to read counts more than in how many pieces.
     */
    private static final int MOST_CHANGES = 30;

    private final TreeMap<Long, ObjectSnapshot> underWay = new TreeMap<>();
    private List<StateBlob> base = List.of();
    private int baseEnd = -1;

    /** The interval with which the base ended; -1 when the next snapshot has to be a full one. */
    int since(ObjectChanges changes) {
        if (base.isEmpty() || !changes.areKnownSince(baseEnd) || base.size() > MOST_CHANGES) {
            return -1;
        }
        long full = base.getFirst().blob().length();
        long later =
                base.stream().skip(1).mapToLong(part -> part.blob().length()).sum();
        return later > 2 * full ? -1 : baseEnd;
    }

    List<StateBlob> base() {
        return base;
    }

    void add(long checkpoint, ObjectSnapshot snapshot) {
        underWay.put(checkpoint, snapshot);
    }

    /** A checkpoint is complete; returns the interval up to which nothing has to be known any more, or -1. */
    int completed(long checkpoint) {
        ObjectSnapshot snapshot = underWay.remove(checkpoint);
        underWay.headMap(checkpoint).clear();
        if (snapshot == null) {
            return -1;
        }
        List<StateBlob> blobs = snapshot.written();
        if (blobs == null) {
            return -1;
        }
        base = blobs;
        baseEnd = snapshot.until();
        return baseEnd;
    }

    void aborted(long checkpoint) {
        underWay.remove(checkpoint);
    }
}
