package dev.weir.state;

import dev.weir.dataflow.state.RecordPages;

/** Fills a table with what a checkpoint has: records under their numbers, or new ones. Instance's own thread. */
final class TableRestore {
    private static final int RESTORE_RECORDS = 1024;
    private static final long[] NO_HASHES = {};

    private final MemoryRecordTable table;
    private final TableParts parts;
    private final KeyLayout keyLayout;
    private final RecordPages pages;
    private final RecordNumbers numbers;

    TableRestore(MemoryRecordTable table, TableParts parts) {
        this.table = table;
        this.parts = parts;
        keyLayout = parts.keyLayout;
        pages = parts.pages;
        numbers = parts.numbers;
    }

    /** Takes the next number for a record that another table has; {@link #completeRestore} follows. */
    int restoreNext() {
        int record = numbers.capacity();
        restore(record);
        return record;
    }

    /** Makes a place for a record, its words zero; {@link #completeRestore} follows. */
    void restore(int record) {
        numbers.restore(record);
        // The first page is there if any is.
        pages.ensure(0);
        pages.ensure(record);
        pages.zero(record);
    }

    /** Undoes {@link #restore}. */
    void takeBack(int record) {
        numbers.takeBack(record);
    }

    void restoreNullRecord(int record) {
        parts.nullRecord = record;
    }

    /** All records are there: makes them known by their keys. */
    void completeRestore() {
        numbers.completeRestore();
        if (keyLayout.size() == 0) {
            return;
        }
        parts.index.reserve(numbers.size());
        int[] some = new int[RESTORE_RECORDS];
        int count = parts.scan(0, some);
        while (count > 0) {
            long[] found = keyLayout.isSingleWord() ? NO_HASHES : KeyHash.of(table, parts.allKeys(), some, count);
            for (int i = 0; i < count; i++) {
                int record = some[i];
                if (!keyLayout.isSingleWord()) {
                    pages.pageForWrite(record)[pages.offset(record) + KeyLayout.HASH_WORD] = found[i];
                }
                if (record != parts.nullRecord) {
                    parts.index.add(parts.hashOf(record), record);
                }
            }
            count = parts.scan(some[count - 1] + 1, some);
        }
    }
}
