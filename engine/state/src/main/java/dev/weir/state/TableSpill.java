package dev.weir.state;

import static dev.weir.dataflow.state.RecordTable.NONE;

import dev.weir.dataflow.state.RecordPages;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The part of a table that goes to disk when it does not fit into memory, and comes back. Instance's own thread. */
final class TableSpill {
    /** Records for which there is room after {@link #settle}: at least so many, or a part of all. */
    private static final int LEAST_ROOM = 256;

    private static final int ROOM_SHIFT = 4;

    private final MemoryRecordTable table;
    private final TableParts parts;
    private final KeyLookup lookup;
    private final KeyLayout keyLayout;
    private final RecordPages pages;
    private final RecordNumbers numbers;
    private final @Nullable MemoryBudget budget;
    /** What is used of the budget; null before the owner has said that records may leave. */
    private MemoryBudget.@Nullable Share share;
    /** The records on disk; null as long as all fit. */
    private @Nullable ColdRecords cold;

    /** @param budget what limits the table, once its owner settles; null for nothing */
    TableSpill(MemoryRecordTable table, TableParts parts, KeyLookup lookup, @Nullable MemoryBudget budget) {
        this.table = table;
        this.parts = parts;
        this.lookup = lookup;
        this.budget = budget;
        keyLayout = parts.keyLayout;
        pages = parts.pages;
        numbers = parts.numbers;
    }

    /** The records on disk; null as long as all fit. */
    @Nullable
    ColdRecords cold() {
        return cold;
    }

    /** Whether records may go to disk, or are there. */
    boolean isOn() {
        return share != null || cold != null;
    }

    /** Takes records over that are on disk. */
    void adopt(ColdRecords records) {
        cold = records;
    }

    /** See {@link dev.weir.dataflow.state.RecordTable#settle}. */
    void settle() {
        if (budget == null || keyLayout.size() == 0) {
            return;
        }
        if (share == null) {
            share = budget.share();
        }
        int present = numbers.size();
        int room = Math.max(LEAST_ROOM, present >>> ROOM_SHIFT);
        boolean over = cold != null && share.isOver();
        if (!over && numbers.capacity() - present >= room) {
            return;
        }
        share.set(parts.sizeInBytes());
        if (over) {
            evict(present);
            resetMemory();
        } else if (!share.mayGrow(room * (long) recordBytes() + parts.index.growth(room))) {
            evict(Math.min(present, 2 * room));
        }
        share.set(parts.sizeInBytes());
    }

    /** The bytes of a record beside its index and the bytes it refers to. */
    private int recordBytes() {
        return pages.recordWords() * Long.BYTES + Integer.BYTES;
    }

    private void evict(int wanted) {
        ColdRecords disk = cold;
        if (disk == null) {
            disk = new ColdRecords(
                    parts.layout, keyLayout, Objects.requireNonNull(budget).disk());
            cold = disk;
        }
        int[] leaving = disk.choose(numbers, parts.nullRecord, wanted);
        disk.write(pages, parts.arena(), leaving, leaving.length);
        RecordCodec codec = new RecordCodec(parts.layout, keyLayout);
        for (int record : leaving) {
            parts.index.remove(parts.hashOf(record), record, parts.hashes);
            codec.free(pages, record, parts.arena());
            numbers.giveBack(record);
        }
    }

    /** Gives the memory of records that have left back. The NULL key's, which has not, keeps it all. */
    private void resetMemory() {
        if (numbers.size() == 0) {
            numbers.clear();
            pages.reset();
            parts.arena().reset();
            parts.index.reset();
        }
    }

    /** Searches in memory, then for all that is not there on disk. */
    void search(SoughtKeys sought, int[] records, int[] missed, int misses, boolean add, ColdRecords disk) {
        int absent = 0;
        for (int m = 0; m < misses; m++) {
            int i = missed[m];
            if (!sought.isNull(i)) {
                records[i] = lookup.search(sought, i, false);
                missed[absent] = i;
                absent += records[i] == NONE ? 1 : 0;
            }
        }
        disk.touch(records, sought.count(), numbers.capacity());
        if (absent == 0) {
            return;
        }
        int[] added = new int[absent];
        int count = 0;
        for (int m = 0; m < absent; m++) {
            int before = numbers.size();
            int record = lookup.search(sought, missed[m], true);
            records[missed[m]] = record;
            added[count] = record;
            count += numbers.size() - before;
        }
        boolean[] there = disk.read(pages, parts.arena(), added, count);
        if (!add) {
            for (int i = 0; i < count; i++) {
                if (!there[i]) {
                    parts.forget(added[i]);
                }
            }
            for (int m = 0; m < absent; m++) {
                int i = missed[m];
                records[i] = numbers.isUsed(records[i]) ? records[i] : NONE;
            }
        }
    }

    /** Puts a record of the disk into memory, where its key does not find it; NONE when it is there already. */
    int visit(byte[] key, byte[] value, ColdCodec codec) {
        int record = parts.newRecord(0);
        long[] page = pages.pageForWrite(record);
        int offset = pages.offset(record);
        codec.readKey(key, 0, page, offset, parts.arena());
        codec.readValue(value, 0, page, offset, parts.arena());
        if (!keyLayout.isSingleWord()) {
            page[offset + KeyLayout.HASH_WORD] = KeyHash.of(table, parts.allKeys(), new int[] {record}, 1)[0];
        }
        long[] words = new long[keyLayout.words()];
        parts.keys.read(new int[] {record}, 1, words);
        SoughtKeys same = new SoughtKeys(words, new long[] {parts.hashOf(record)}, null, 1, null, parts.arena());
        if (lookup.search(same, 0, false) != NONE) {
            leave(record);
            return NONE;
        }
        return record;
    }

    /** Undoes {@link #visit}. */
    void leave(int record) {
        pages.pageForWrite(record);
        new RecordCodec(parts.layout, keyLayout).free(pages, record, parts.arena());
        numbers.giveBack(record);
    }

    /** Forgets what is on disk. */
    void clear() {
        if (cold != null) {
            cold.close();
            cold = null;
        }
    }

    /** Nobody needs the table any more. */
    void close() {
        clear();
        if (share != null) {
            share.close();
            share = null;
        }
    }
}
