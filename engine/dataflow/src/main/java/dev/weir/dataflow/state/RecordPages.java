package dev.weir.dataflow.state;

import java.util.Arrays;

/**
 * The memory of a {@link RecordTable}: records of equal size, numbered from 0, in pages of 64-bit words. A record never
 * moves. One thread. Hot loops read {@code page(record)[offset(record) + word]}.
 *
 * <p>Before a record is written to, {@link #pageForWrite} or {@link #prepareForWrite} notes that it has changed, and
 * copies its page first if a snapshot holds it. Both are looked up in one bit: the first change of a record after
 * {@link #freeze} is the slow path.
 */
public final class RecordPages {
    /** Words a page has at most, unless a single record needs more: 8 KiB. */
    private static final int PAGE_WORDS = 1024;

    private static final int FIRST_RECORDS = 16;
    private static final long[] NO_WORDS = new long[0];

    private final int recordWords;
    private final int shift;
    private final int mask;
    private long[][] pages = new long[1][];
    /** By page, whether a snapshot may hold it. */
    private boolean[] frozen = new boolean[1];
    /** A bit a record: changed since the last freeze, so its page is held by no snapshot. */
    private long[] changed = new long[1];

    private int pageCount;
    private int holders;
    private long allocatedWords;

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

    private void prepare(int record) {
        int page = record >>> shift;
        if (frozen[page]) {
            frozen[page] = false;
            if (holders > 0) {
                pages[page] = pages[page].clone();
            }
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
                frozen = Arrays.copyOf(frozen, pageCount * 2);
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
            // A new array, which no snapshot has.
            int before = pages[page].length;
            pages[page] = Arrays.copyOf(pages[page], Math.min(full, Math.max(needed, wanted)));
            allocatedWords += pages[page].length - before;
            frozen[page] = false;
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
        frozen = new boolean[1];
        changed = new long[1];
        pageCount = 0;
        allocatedWords = 0;
    }

    /** Holds on to all records as they are now, until {@link #release}. Copies references and a bit a record. */
    public Frozen freeze() {
        Frozen held = new Frozen(this, Arrays.copyOf(pages, pageCount), new Changes(changed));
        changed = new long[changed.length];
        Arrays.fill(frozen, 0, pageCount, true);
        holders++;
        return held;
    }

    /** What one call of {@link #freeze} holds is not needed any more. */
    public void release() {
        holders--;
    }

    /** Records as they were. Any thread may read them. */
    public static final class Frozen {
        private final int shift;
        private final int mask;
        private final int recordWords;
        private final long[][] pages;
        private final Changes changes;

        private Frozen(RecordPages of, long[][] pages, Changes changes) {
            shift = of.shift;
            mask = of.mask;
            recordWords = of.recordWords;
            this.pages = pages;
            this.changes = changes;
        }

        /** The page of a record. Not to be written to. */
        public long[] page(int record) {
            return pages[record >>> shift];
        }

        /** Where a record begins in its page. */
        public int offset(int record) {
            return (record & mask) * recordWords;
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
