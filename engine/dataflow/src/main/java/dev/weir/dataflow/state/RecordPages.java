package dev.weir.dataflow.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a {@link RecordTable}: records of equal size, numbered from 0, in pages of 64-bit words. A record never
 * moves. One thread. Hot loops read {@code page(record)[offset(record) + word]}.
 *
 * <p>Before a record is written to, {@link #pageForWrite} or {@link #prepareForWrite} notes that it has changed, and
 * saves it first if a snapshot holds it. Both are looked up in one bit: the first change of a record after
 * {@link #freeze} is the slow path.
 */
public final class RecordPages {
    /** Words a page has at most, unless a single record needs more: 8 KiB. */
    private static final int PAGE_WORDS = 1024;

    private static final int FIRST_RECORDS = 16;
    /** Of the memory of all records, what may be kept to save them in. */
    private static final int SPARE_PART = 4;

    private static final long[] NO_WORDS = new long[0];

    private final int recordWords;
    private final int shift;
    private final int mask;
    private long[][] pages = new long[1][];
    /** A bit a record: changed since the last freeze, so it has been saved for all snapshots. */
    private long[] changed = new long[1];

    private int pageCount;
    private long allocatedWords;
    /** Snapshots that may still be read, the oldest first. */
    private final List<Frozen> held = new ArrayList<>();
    /** Where records are saved for them; null when there is none. */
    private @Nullable SavedRecords saved;

    private final ArrayDeque<long[]> spare = new ArrayDeque<>();

    public RecordPages(int recordWords) {
        this.recordWords = recordWords;
        int recordsPerPage = Math.max(1, Integer.highestOneBit(PAGE_WORDS / Math.max(1, recordWords)));
        shift = Integer.numberOfTrailingZeros(recordsPerPage);
        mask = recordsPerPage - 1;
    }

    /** The page of a record, for reading; for writing too if the record is prepared. */
    public long[] page(int record) {
        return pages[record >>> shift];
    }

    /** The page of a record, for writing. */
    public long[] pageForWrite(int record) {
        if ((changed[record >>> 6] >>> record & 1) == 0) {
            prepare(record);
        }
        return pages[record >>> shift];
    }

    /**
     * Prepares records so that {@link #page} may be written to until the next freeze: for loops over a batch, where it
     * costs less than {@link #pageForWrite} for each row and word.
     */
    public void prepareForWrite(int[] records, int count) {
        long[] bits = changed;
        long all = 1;
        for (int i = 0; i < count; i++) {
            all &= bits[records[i] >>> 6] >>> records[i];
        }
        if (all == 0) {
            for (int i = 0; i < count; i++) {
                pageForWrite(records[i]);
            }
        }
    }

    /** Whether a record has changed since the last freeze, or is new since then. */
    public boolean isChanged(int record) {
        return (changed[record >>> 6] >>> record & 1) != 0;
    }

    /** A record, which was just brought back from elsewhere, is there as it was: it has not changed. */
    public void forgetChange(int record) {
        changed[record >>> 6] &= ~(1L << record);
    }

    private void prepare(int record) {
        SavedRecords before = saved;
        if (before != null) {
            before.save(record >>> shift, record & mask, pages[record >>> shift], offset(record), held.size() == 1);
        }
        changed[record >>> 6] |= 1L << record;
    }

    /** Where a record begins in its page. */
    public int offset(int record) {
        return (record & mask) * recordWords;
    }

    /** The size of a record in words. */
    public int recordWords() {
        return recordWords;
    }

    /** Makes room for a record; the first page grows step by step, so that small tables stay small. */
    public void ensure(int record) {
        int page = record >>> shift;
        while (pageCount <= page) {
            if (pageCount == pages.length) {
                pages = Arrays.copyOf(pages, pageCount * 2);
            }
            pages[pageCount++] = NO_WORDS;
        }
        if (record >>> 6 >= changed.length) {
            changed = Arrays.copyOf(changed, Math.max((record >>> 6) + 1, changed.length * 2));
        }
        int needed = offset(record) + recordWords;
        if (pages[page].length < needed) {
            int full = (mask + 1) * recordWords;
            int wanted = page > 0 ? full : Math.max(FIRST_RECORDS * recordWords, 2 * pages[page].length);
            // A new array; in the one that snapshots have, nothing changes any more.
            int before = pages[page].length;
            pages[page] = Arrays.copyOf(pages[page], Math.min(full, Math.max(needed, wanted)));
            allocatedWords += pages[page].length - before;
        }
    }

    /** Sets all words of a record to zero. */
    public void zero(int record) {
        int offset = offset(record);
        if (page(record).length > offset) {
            Arrays.fill(pageForWrite(record), offset, offset + recordWords, 0);
        }
    }

    /** Copies words of a record to an array. */
    public void read(int record, int word, int count, long[] target, int at) {
        System.arraycopy(page(record), offset(record) + word, target, at, count);
    }

    /** Bytes allocated. */
    public long sizeInBytes() {
        return allocatedWords * Long.BYTES;
    }

    /** Forgets all records and gives their memory back, but for what snapshots hold. */
    public void reset() {
        pages = new long[1][];
        changed = new long[1];
        pageCount = 0;
        allocatedWords = 0;
        // The pages that snapshots have are nobody else's any more.
        saved = null;
        spare.clear();
    }

    /** Holds on to all records as they are now, until {@link #release}. Copies references and a bit a record. */
    public Frozen freeze() {
        SavedRecords fresh = new SavedRecords(recordWords, pageCount, spare);
        if (saved != null) {
            saved.setNext(fresh);
        }
        saved = fresh;
        Frozen frozen = new Frozen(this, Arrays.copyOf(pages, pageCount), new Changes(changed), fresh);
        changed = new long[changed.length];
        held.add(frozen);
        return frozen;
    }

    /** What was frozen is not read any more. */
    public void release(Frozen frozen) {
        boolean oldest = !held.isEmpty() && held.getFirst() == frozen;
        held.remove(frozen);
        if (held.isEmpty()) {
            saved = null;
        }
        if (oldest) {
            // Only older ones would look for what was saved for this one.
            frozen.saved.recycle((int) (sizeInBytes() / SPARE_PART / frozen.saved.chunkBytes()));
        }
    }

    /** Records as they were. Any thread may read them, while the table's thread changes what they have become. */
    public static final class Frozen {
        private final int shift;
        private final int mask;
        private final int recordWords;
        private final long[][] pages;
        private final Changes changes;
        private final SavedRecords saved;

        private Frozen(RecordPages of, long[][] pages, Changes changes, SavedRecords saved) {
            shift = of.shift;
            mask = of.mask;
            recordWords = of.recordWords;
            this.pages = pages;
            this.changes = changes;
            this.saved = saved;
        }

        /** Where a record begins in its page, see {@link Reader#page}. */
        public int offset(int record) {
            return (record & mask) * recordWords;
        }

        /** Reads all records in the order of their numbers, best once. */
        public Reader reader() {
            return new Reader(this);
        }

        /**
         * Reads one record as it was: for who does not read them in their order. Not together with {@link Reader#pass}.
         *
         * @param words receives the record, from its beginning on
         */
        public void read(int record, long[] words) {
            int page = record >>> shift;
            System.arraycopy(pages[page], offset(record), words, 0, recordWords);
            saved.restore(page, record & mask, words);
        }

        /** The size of a record in words. */
        public int recordWords() {
            return recordWords;
        }

        /** What changed since the freeze before this one. */
        public Changes changes() {
            return changes;
        }
    }

    /** Reads frozen records: a page at a time, so those of a page should come one after the other. One thread. */
    public static final class Reader {
        private final Frozen frozen;
        private long[] words = NO_WORDS;
        private int page = -1;

        private Reader(Frozen frozen) {
            this.frozen = frozen;
        }

        /** The page of a record as it was, until another is asked for. Not to be written to. */
        public long[] page(int record) {
            int wanted = record >>> frozen.shift;
            if (wanted != page) {
                long[] now = frozen.pages[wanted];
                if (words.length != now.length) {
                    words = new long[now.length];
                }
                System.arraycopy(now, 0, words, 0, now.length);
                frozen.saved.restore(wanted, words);
                page = wanted;
            }
            return words;
        }

        /** No reader asks for records before this one again: they need not be saved any more. */
        public void pass(int record) {
            frozen.saved.pass(record >>> frozen.shift);
        }
    }

    /** Which records changed from one freeze to another; one that was added or removed has. Immutable. */
    public static final class Changes {
        private final long[] bits;

        private Changes(long[] bits) {
            this.bits = bits;
        }

        /** The bits of 64 records, from number {@code word * 64} on. */
        public long word(int word) {
            return word < bits.length ? bits[word] : 0;
        }

        /** These changes of a table and others of the same one. */
        public Changes and(Changes other) {
            long[] both = Arrays.copyOf(bits, Math.max(bits.length, other.bits.length));
            for (int word = 0; word < both.length; word++) {
                both[word] |= other.word(word);
            }
            return new Changes(both);
        }
    }
}
