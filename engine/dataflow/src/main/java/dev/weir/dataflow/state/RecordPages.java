package dev.weir.dataflow.state;

import java.util.Arrays;

/**
 * The memory of a {@link RecordTable}: records of equal size, numbered from 0, in pages of 64-bit words. A record never
 * moves. One thread. Hot loops read {@code page(record)[offset(record) + word]}.
 *
 * <p>Every write goes through {@link #pageForWrite}, which is where a page that a snapshot holds will be copied first.
 */
public final class RecordPages {
    /** Words a page has at most, unless a single record needs more: 32 KiB. */
    private static final int PAGE_WORDS = 4096;

    private final int recordWords;
    private final int shift;
    private final int mask;
    private long[][] pages = new long[1][0];
    private int pageCount;

    public RecordPages(int recordWords) {
        this.recordWords = recordWords;
        int recordsPerPage = Math.max(1, Integer.highestOneBit(PAGE_WORDS / Math.max(1, recordWords)));
        shift = Integer.numberOfTrailingZeros(recordsPerPage);
        mask = recordsPerPage - 1;
    }

    /** The page of a record, for reading. */
    public long[] page(int record) {
        return pages[record >>> shift];
    }

    /** The page of a record, for writing. */
    public long[] pageForWrite(int record) {
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

    /** Makes room for a record; the first page grows step by step, so that small tables stay small. */
    public void ensure(int record) {
        int page = record >>> shift;
        if (page == pageCount) {
            if (page == pages.length) {
                pages = Arrays.copyOf(pages, pages.length * 2);
            }
            int records = page == 0 ? Math.min(16, mask + 1) : mask + 1;
            pages[page] = new long[records * recordWords];
            pageCount++;
        } else if (page == 0 && offset(record) + recordWords > pages[0].length) {
            pages[0] = Arrays.copyOf(pages[0], Math.min(pages[0].length * 2, (mask + 1) * recordWords));
        }
    }

    /** Sets all words of a record to zero. */
    public void zero(int record) {
        int offset = offset(record);
        Arrays.fill(pageForWrite(record), offset, offset + recordWords, 0);
    }

    /** Copies words of a record to an array. */
    public void read(int record, int word, int count, long[] target, int at) {
        System.arraycopy(page(record), offset(record) + word, target, at, count);
    }

    /** Bytes allocated. */
    public long sizeInBytes() {
        long words = 0;
        for (int i = 0; i < pageCount; i++) {
            words += pages[i].length;
        }
        return words * Long.BYTES;
    }
}
