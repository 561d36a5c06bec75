package dev.weir.state;

import java.util.Iterator;

/** Saves what was removed; keys do not change. */
final class RemovalPass implements ObjectPass {
    private static final int ROWS = 256;

    private final Iterator<RemovedEntries.Removed> entries;
    private final ObjectSection section;
    private final ObjectSnapshot snapshot;

    RemovalPass(RemovedEntries removals, ObjectSection section, ObjectSnapshot snapshot) {
        entries = snapshot.isFull()
                ? java.util.Collections.emptyIterator()
                : removals.since(snapshot.since()).iterator();
        this.section = section;
        this.snapshot = snapshot;
    }

    @Override
    public int step() {
        if (!entries.hasNext()) {
            return 0;
        }
        long before = section.size();
        for (int i = 0; i < ROWS && entries.hasNext(); i++) {
            RemovedEntries.Removed removed = entries.next();
            if (removed.isSlice()) {
                section.drop(removed.place());
            } else {
                section.remove(snapshot.writer(), removed.place(), removed.hash(), removed.namespace(), removed.key());
            }
        }
        return (int) Math.max(1, section.size() - before);
    }
}
