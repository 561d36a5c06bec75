package dev.weir.dataflow.state;

import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Records as they were at a freeze, saved by the table's thread before it changes them, while another thread reads the
 * pages that they lie in. No lock: the writer saves, then changes; the reader reads, then looks whether what it has
 * read had been saved by then. What it has read of a record that was not saved cannot have been changed.
 *
 * <p>By page a list of entries, the newest first: a word with the number of the one before and the record's place in
 * its page, then the record.
 */
final class SavedRecords {
    private static final int CHUNK_ENTRIES = 1024;
    private static final int CHUNK_SHIFT = 10;

    private final int recordWords;
    private final int entryWords;
    private final ArrayDeque<long[]> spare;
    /** By page the number of the newest entry, from 1; 0 for none. */
    private final AtomicIntegerArray newest;

    private long[][] chunks = new long[4][];
    private int count;
    /** What was saved for the freeze after this one; null when there was none. */
    private volatile @Nullable SavedRecords next;
    /** Pages before this one are not read any more. */
    private volatile int passed;

    /** @param spare chunks that may be used again; of the table's thread */
    SavedRecords(int recordWords, int pages, ArrayDeque<long[]> spare) {
        this.recordWords = recordWords;
        this.spare = spare;
        entryWords = recordWords + 1;
        newest = new AtomicIntegerArray(pages);
    }

    void setNext(SavedRecords later) {
        next = later;
    }

    /**
     * Saves a record that is about to be changed for the first time since the freeze. Table's thread.
     *
     * @param alone whether it is saved for this freeze only, not for earlier ones, too
     */
    void save(int page, int slot, long[] words, int offset, boolean alone) {
        if (page >= newest.length() || alone && page < passed) {
            return;
        }
        int chunk = count >>> CHUNK_SHIFT;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
        }
        if (chunks[chunk] == null) {
            long[] used = spare.poll();
            chunks[chunk] = used == null ? new long[CHUNK_ENTRIES * entryWords] : used;
        }
        int at = (count & CHUNK_ENTRIES - 1) * entryWords;
        chunks[chunk][at] = (long) slot << 32 | newest.getPlain(page);
        System.arraycopy(words, offset, chunks[chunk], at + 1, recordWords);
        newest.setRelease(page, ++count);
        // The record must not be seen changed by who does not see it saved.
        VarHandle.releaseFence();
    }

    /** The words of a page as they were. Any thread, after it has read the words and before it trusts them. */
    void restore(int page, long[] words) {
        VarHandle.acquireFence();
        restoreBelow(page, words);
    }

    /** The words of one record as they were, see the other one. */
    void restore(int page, int slot, long[] words) {
        VarHandle.acquireFence();
        restoreBelow(page, slot, words);
    }

    private void restoreBelow(int page, int slot, long[] words) {
        SavedRecords later = next;
        if (later != null) {
            later.restoreBelow(page, slot, words);
        }
        if (page >= newest.length()) {
            return;
        }
        for (int entry = newest.getAcquire(page); entry != 0; ) {
            long[] chunk = chunks[entry - 1 >>> CHUNK_SHIFT];
            int at = (entry - 1 & CHUNK_ENTRIES - 1) * entryWords;
            if ((int) (chunk[at] >>> 32) == slot) {
                System.arraycopy(chunk, at + 1, words, 0, recordWords);
            }
            entry = (int) chunk[at];
        }
    }

    private void restoreBelow(int page, long[] words) {
        SavedRecords later = next;
        if (later != null) {
            // What was saved early hides what was saved late.
            later.restoreBelow(page, words);
        }
        if (page >= newest.length()) {
            return;
        }
        for (int entry = newest.getAcquire(page); entry != 0; ) {
            long[] chunk = chunks[entry - 1 >>> CHUNK_SHIFT];
            int at = (entry - 1 & CHUNK_ENTRIES - 1) * entryWords;
            int offset = (int) (chunk[at] >>> 32) * recordWords;
            if (offset < words.length) {
                System.arraycopy(chunk, at + 1, words, offset, recordWords);
            }
            entry = (int) chunk[at];
        }
    }

    /** Pages before this one are not read any more. */
    void pass(int page) {
        passed = page;
    }

    /** Nobody reads it any more: gives back what it has used. Table's thread. */
    void recycle(int most) {
        for (int i = 0; i < chunks.length && chunks[i] != null && spare.size() < most; i++) {
            spare.add(chunks[i]);
        }
        chunks = new long[0][];
    }

    /** The bytes of a chunk. */
    long chunkBytes() {
        return (long) CHUNK_ENTRIES * entryWords * Long.BYTES;
    }
}
