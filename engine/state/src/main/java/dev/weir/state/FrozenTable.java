package dev.weir.state;

import dev.weir.dataflow.state.ByteArena;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of records as it was when it was frozen. Any thread may read it.
 *
 * @param identity stands for the table: another one, even of the same name, has another
 * @param used which record numbers are in use
 * @param size number of records, those on disk included
 * @param nullRecord the record of the NULL key that is not said by the record itself, or NONE
 * @param changes what comes to all changes since the newest complete checkpoint
 * @param settles whether records may go to disk: nobody knows them by their numbers for long
 * @param family the table with those that go to disk with it; null when all is in memory
 */
record FrozenTable(
        TableHistory identity,
        RecordLayout layout,
        KeyLayout keyLayout,
        FreezableBits.Frozen used,
        int size,
        int nullRecord,
        RecordPages.Frozen pages,
        ByteArena.Frozen arena,
        List<RecordPages.Changes> changes,
        boolean settles,
        @Nullable FrozenFamily family) {
    /** What snapshots are of: changes between two of different ones mean nothing. */
    Object line() {
        return family == null ? identity : family.cold().log();
    }

    /** Bits of 64 records that may have changed since the newest complete checkpoint. */
    long changed(int word) {
        long bits = 0;
        for (RecordPages.Changes some : changes) {
            bits |= some.word(word);
        }
        return bits;
    }
}
