package dev.weir.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was removed from a state since a snapshot that later ones may build on. */
final class RemovedEntries {
    /** Few enough to be kept in any case. */
    private static final int FEW = 1000;

    /**
     * A removal.
     *
     * @param isSlice whether all entries of the place went at once
     */
    record Removed(
            int interval,
            boolean isSlice,
            long place,
            long hash,
            @Nullable Object namespace,
            @Nullable Object key) {}

    private final ObjectChanges changes;
    private final ArrayDeque<Removed> entries = new ArrayDeque<>();

    RemovedEntries(ObjectChanges changes) {
        this.changes = changes;
    }

    /** @param left how many entries there still are; when far more have gone, they are not worth remembering */
    void add(long place, long hash, @Nullable Object namespace, @Nullable Object key, int left) {
        log(new Removed(changes.interval(), false, place, hash, namespace, key), left);
    }

    void addSlice(long place, int left) {
        log(new Removed(changes.interval(), true, place, 0, null, null), left);
    }

    private void log(Removed removed, int left) {
        if (!changes.hasSnapshots()) {
            return;
        }
        entries.add(removed);
        if (entries.size() > FEW + 2L * left) {
            entries.clear();
            changes.forget();
        }
    }

    /** Those behind an interval. */
    List<Removed> since(int ended) {
        List<Removed> since = new ArrayList<>();
        for (Removed removed : entries) {
            if (removed.interval() > ended) {
                since.add(removed);
            }
        }
        return since;
    }

    /** Forgets those up to the end of an interval. */
    void trim(int ended) {
        while (!entries.isEmpty() && entries.element().interval() <= ended) {
            entries.remove();
        }
    }
}
