package dev.weir.state;

import dev.weir.dataflow.state.RecordPages;
import java.util.ArrayList;
import java.util.List;

/**
 * What changed in a table from freeze to freeze, as far as no checkpoint that is complete has it. One thread; what
 * {@link #since} returns may be read by others.
 */
final class TableHistory {
    /** More freezes than this are in flight only if nobody says what becomes of them. */
    private static final int LONGEST = 8;

    private record Entry(long checkpoint, RecordPages.Changes changes) {}

    private final List<Entry> entries = new ArrayList<>();

    void add(long checkpoint, RecordPages.Changes changes) {
        entries.add(new Entry(checkpoint, changes));
        if (entries.size() > LONGEST) {
            // To have changed too early is to be written once more, which does no harm.
            join(0);
        }
    }

    /** What comes to all that changed since the newest complete checkpoint. */
    List<RecordPages.Changes> since() {
        return entries.stream().map(Entry::changes).toList();
    }

    /** Whether a record is in changes that no complete checkpoint has, those since the last freeze left out. */
    boolean hasChanged(int record) {
        for (Entry entry : entries) {
            if ((entry.changes.word(record >>> 6) >>> record & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    /** All changes up to a checkpoint's freeze are durable. */
    void completed(long checkpoint) {
        entries.removeIf(entry -> entry.checkpoint <= checkpoint);
    }

    private void join(int first) {
        Entry early = entries.remove(first);
        Entry late = entries.remove(first);
        entries.add(first, new Entry(late.checkpoint, early.changes.and(late.changes)));
    }
}
