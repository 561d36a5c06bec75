package dev.weir.state;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.Hashing;
import dev.weir.data.Validity;
import dev.weir.dataflow.state.ByteArena;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import dev.weir.dataflow.state.RecordTable;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Records in pages, found through a {@link HashIndex}. A batch is looked up in passes, loops without dependencies, so
 * that their cache misses overlap: find a record for every key in the index by its tag, compare the key of every record
 * found, then search for and add the keys that are left.
 */
final class MemoryRecordTable implements RecordTable {
    private static final int RESTORE_RECORDS = 1024;
    /** Records for which there is room after {@link #settle}: at least so many, or a part of all. */
    private static final int LEAST_ROOM = 256;

    private static final int ROOM_SHIFT = 4;

    private final RecordLayout layout;
    private final KeyLayout keyLayout;
    private final int keyWords;
    private final RecordPages pages;
    private final KeyEncoder encoder;
    private final KeyStore keys;
    private final KeyDecoder decoder;
    private final HashIndex index;
    private final TableHistory history = new TableHistory();
    private final HashIndex.Hashes hashes = this::hashOf;
    private final RecordNumbers numbers = new RecordNumbers();
    /** The record of the NULL key of a single-word key, which the index doesn't know. */
    private int nullRecord = NONE;

    private int[] missedBuffer = new int[0];
    private long[] hashBuffer = new long[0];
    private long[] wordBuffer = new long[0];

    private final @Nullable MemoryBudget budget;
    /** What is used of the budget; null before the owner has said that records may leave. */
    private MemoryBudget.@Nullable Share share;
    /** The records on disk; null as long as all fit. */
    private @Nullable ColdRecords cold;

    /** A table that stays in memory. */
    MemoryRecordTable(RecordLayout layout, int expectedSize) {
        this(layout, expectedSize, null);
    }

    /** @param budget what limits it, once its owner {@link #settle settles} */
    MemoryRecordTable(RecordLayout layout, int expectedSize, @Nullable MemoryBudget budget) {
        this.budget = budget;
        this.layout = layout;
        keyLayout = new KeyLayout(layout.keys());
        keyWords = keyLayout.words();
        pages = new RecordPages(keyLayout.firstWord() + keyWords + layout.valueWords());
        encoder = new KeyEncoder(keyLayout);
        keys = new KeyStore(keyLayout, encoder, pages);
        decoder = new KeyDecoder(keyLayout, pages, keys.arena());
        index = new HashIndex(expectedSize);
    }

    @Override
    public RecordLayout layout() {
        return layout;
    }

    @Override
    public int size() {
        return cold == null ? numbers.size() : numbers.size() + cold.size();
    }

    @Override
    public int capacity() {
        return numbers.capacity();
    }

    @Override
    public RecordPages pages() {
        return pages;
    }

    @Override
    public int valueWord() {
        return keyLayout.firstWord() + keyWords;
    }

    @Override
    public ByteArena arena() {
        return keys.arena();
    }

    /**
     * Keys to look up.
     *
     * @param words one key's after the other
     * @param hashes by row
     * @param rows the row of the i-th key; null when it is i
     * @param count number of keys
     * @param nulls whether the i-th key is NULL, for keys of a single word; null when none is
     * @param foreign where long bytes lie; null for the encoder's source
     */
    private record Sought(
            long[] words,
            long[] hashes,
            int @Nullable [] rows,
            int count,
            boolean @Nullable [] nulls,
            @Nullable ByteArena foreign) {
        long hash(int i) {
            return hashes[rows == null ? i : rows[i]];
        }

        boolean isNull(int i) {
            return nulls != null && nulls[i];
        }
    }

    @Override
    public void findOrAdd(Batch batch, int[] keyColumns, int[] records) {
        lookUp(batch, keyColumns, records, true);
    }

    @Override
    public void find(Batch batch, int[] keyColumns, int[] records) {
        lookUp(batch, keyColumns, records, false);
    }

    private void lookUp(Batch batch, int[] keyColumns, int[] records, boolean add) {
        if (keyColumns.length != keyLayout.size()) {
            throw new IllegalArgumentException(keyColumns.length + " key columns for a table with " + keyLayout.size());
        }
        int count = batch.size();
        if (keyColumns.length == 0) {
            Arrays.fill(records, 0, count, onlyRecord(add && count > 0));
            return;
        }
        if (hashBuffer.length < batch.physicalRows()) {
            hashBuffer = new long[batch.physicalRows()];
        }
        long[] hashOfRow = Hashing.of(batch, keyColumns, hashBuffer);
        long[] words = encoder.encode(batch, keyColumns);
        boolean[] nulls = keyLayout.isSingleWord() ? nulls(batch, batch.column(keyColumns[0])) : null;
        lookUp(new Sought(words, hashOfRow, batch.selection(), count, nulls, null), records, add);
    }

    private static boolean @Nullable [] nulls(Batch batch, Column column) {
        if (column.validity() == null && !(column instanceof ConstantColumn)) {
            return null;
        }
        boolean[] nulls = new boolean[batch.size()];
        for (int i = 0; i < nulls.length; i++) {
            nulls[i] = column.isNull(batch.row(i));
        }
        return nulls;
    }

    @Override
    public void findOrAdd(RecordTable other, int[] otherRecords, int count, int[] records) {
        if (!(other instanceof MemoryRecordTable source) || !keyLayout.isLike(source.keyLayout)) {
            throw new IllegalArgumentException("tables of different keys: " + layout + ", " + other.layout());
        }
        if (keyLayout.size() == 0) {
            Arrays.fill(records, 0, count, onlyRecord(count > 0));
            return;
        }
        if (hashBuffer.length < count) {
            hashBuffer = new long[count];
        }
        if (wordBuffer.length < count * keyWords) {
            wordBuffer = new long[count * keyWords];
        }
        source.keys.read(otherRecords, count, wordBuffer);
        boolean[] nulls = source.nullRecord == NONE ? null : new boolean[count];
        for (int i = 0; i < count; i++) {
            hashBuffer[i] = source.hashOf(otherRecords[i]);
            if (nulls != null) {
                nulls[i] = otherRecords[i] == source.nullRecord;
            }
        }
        lookUp(new Sought(wordBuffer, hashBuffer, null, count, nulls, source.arena()), records, true);
    }

    private int onlyRecord(boolean add) {
        if (size() == 0) {
            return add ? newRecord(0) : NONE;
        }
        return 0;
    }

    private void lookUp(Sought sought, int[] records, boolean add) {
        int count = sought.count;
        if (missedBuffer.length < count + 1) {
            missedBuffer = new int[count + 1];
        }
        int[] missed = missedBuffer;
        probeIndex(sought, records, missed);
        int misses = keyLayout.isSingleWord() && capacity() > 0
                ? compareSingleWords(sought.words, records, count, missed)
                : compareKeys(sought, records, missed);
        if (cold != null) {
            searchBoth(sought, records, missed, misses, add, cold);
        } else {
            for (int m = 0; m < misses; m++) {
                int i = missed[m];
                if (!sought.isNull(i)) {
                    records[i] = search(sought, i, add);
                }
            }
        }
        if (sought.nulls != null) {
            for (int i = 0; i < count; i++) {
                if (sought.nulls[i]) {
                    records[i] = nullKeyRecord(sought.hash(i), add);
                }
            }
        }
    }

    /** Searches in memory, then for all that is not there on disk. */
    private void searchBoth(Sought sought, int[] records, int[] missed, int misses, boolean add, ColdRecords disk) {
        int absent = 0;
        for (int m = 0; m < misses; m++) {
            int i = missed[m];
            if (!sought.isNull(i)) {
                records[i] = search(sought, i, false);
                missed[absent] = i;
                absent += records[i] == NONE ? 1 : 0;
            }
        }
        disk.touch(records, sought.count, capacity());
        if (absent == 0) {
            return;
        }
        int[] added = new int[absent];
        int count = 0;
        for (int m = 0; m < absent; m++) {
            int before = numbers.size();
            int record = search(sought, missed[m], true);
            records[missed[m]] = record;
            added[count] = record;
            count += numbers.size() - before;
        }
        boolean[] there = disk.read(pages, arena(), added, count);
        if (!add) {
            for (int i = 0; i < count; i++) {
                if (!there[i]) {
                    forget(added[i]);
                }
            }
            for (int m = 0; m < absent; m++) {
                int i = missed[m];
                records[i] = numbers.isUsed(records[i]) ? records[i] : NONE;
            }
        }
    }

    /**
     * The first record of every key whose tag is right. Looks at the index only, so that all misses of the cache for
     * records come in one loop afterwards.
     */
    private void probeIndex(Sought sought, int[] records, int[] missed) {
        long[] entries = index.entries();
        int mask = entries.length - 1;
        int[] rows = sought.rows;
        long[] hashOfRow = sought.hashes;
        int count = sought.count;
        int misses = 0;
        if (rows == null) {
            for (int i = 0; i < count; i++) {
                int record = HashIndex.probe(entries, mask, hashOfRow[i]);
                records[i] = record;
                missed[misses] = i;
                misses -= record >> 31;
            }
        } else {
            for (int i = 0; i < count; i++) {
                int record = HashIndex.probe(entries, mask, hashOfRow[rows[i]]);
                records[i] = record;
                missed[misses] = i;
                misses -= record >> 31;
            }
        }
        for (int m = 0; m < misses; m++) {
            int i = missed[m];
            records[i] = HashIndex.probeOn(entries, mask, sought.hash(i));
        }
    }

    /** Lists the keys whose record is another key's or none. There is at least one record. */
    private int compareSingleWords(long[] words, int[] records, int count, int[] missed) {
        int misses = 0;
        for (int i = 0; i < count; i++) {
            int record = records[i];
            // Where there is none, any other record's key is compared: cheaper than a branch.
            int candidate = record & ~(record >> 31);
            long key = pages.page(candidate)[pages.offset(candidate)];
            missed[misses] = i;
            misses += (key ^ words[i] | record >> 31) == 0 ? 0 : 1;
        }
        return misses;
    }

    private int compareKeys(Sought sought, int[] records, int[] missed) {
        int misses = 0;
        for (int i = 0; i < sought.count; i++) {
            int record = records[i];
            missed[misses] = i;
            misses += record >= 0 && keys.equals(record, sought.words, i * keyWords, sought.foreign) ? 0 : 1;
        }
        return misses;
    }

    private int search(Sought sought, int i, boolean add) {
        long hash = sought.hash(i);
        long[] entries = index.entries();
        int mask = entries.length - 1;
        for (int slot = HashIndex.slot(hash, mask); entries[slot] != 0; slot = slot + 1 & mask) {
            int record = HashIndex.record(entries[slot]);
            if (HashIndex.tagMatches(entries[slot], hash)
                    && keys.equals(record, sought.words, i * keyWords, sought.foreign)) {
                return record;
            }
        }
        if (!add) {
            return NONE;
        }
        int record = newRecord(hash);
        keys.store(record, sought.words, i * keyWords, sought.foreign);
        index.add(hash, record, hashes);
        return record;
    }

    private int nullKeyRecord(long hash, boolean add) {
        if (nullRecord == NONE && add) {
            nullRecord = newRecord(hash);
        }
        return nullRecord;
    }

    private int newRecord(long hash) {
        int capacityBefore = capacity();
        int record = numbers.take();
        pages.ensure(record);
        if (record < capacityBefore) {
            pages.zero(record);
        }
        long[] page = pages.pageForWrite(record);
        if (!keyLayout.isSingleWord()) {
            page[pages.offset(record) + KeyLayout.HASH_WORD] = hash;
        }
        return record;
    }

    private long hashOf(int record) {
        long word = pages.page(record)[pages.offset(record)];
        return keyLayout.isSingleWord() ? Hashing.mix(word) : word;
    }

    @Override
    public void remove(int record) {
        if (cold != null && record != nullRecord) {
            cold.remove(pages, arena(), record);
        }
        forget(record);
    }

    /** Removes a record from the memory. */
    private void forget(int record) {
        pages.pageForWrite(record);
        if (record == nullRecord) {
            nullRecord = NONE;
        } else if (keyLayout.size() > 0) {
            index.remove(hashOf(record), record, hashes);
            keys.free(record);
        }
        numbers.giveBack(record);
    }

    @Override
    public void settle() {
        if (budget == null || keyLayout.size() == 0) {
            return;
        }
        if (share == null) {
            share = budget.share();
        }
        int present = numbers.size();
        int room = Math.max(LEAST_ROOM, present >>> ROOM_SHIFT);
        boolean over = cold != null && share.isOver();
        if (!over && capacity() - present >= room) {
            return;
        }
        share.set(sizeInBytes());
        if (over) {
            evict(present);
            resetMemory();
        } else if (!share.mayGrow(room * (long) recordBytes() + index.growth(room))) {
            evict(Math.min(present, 2 * room));
        }
        share.set(sizeInBytes());
    }

    /** The bytes of a record beside its index and the bytes it refers to. */
    private int recordBytes() {
        return pages.recordWords() * Long.BYTES + Integer.BYTES;
    }

    /** What it takes of the memory. */
    long sizeInBytes() {
        return pages.sizeInBytes() + index.sizeInBytes() + arena().sizeInBytes() + capacity() * (long) Integer.BYTES;
    }

    private void evict(int wanted) {
        ColdRecords disk = cold;
        if (disk == null) {
            disk = new ColdRecords(
                    layout, keyLayout, Objects.requireNonNull(budget).disk());
            cold = disk;
        }
        int[] leaving = disk.choose(numbers, nullRecord, wanted);
        disk.write(pages, arena(), leaving, leaving.length);
        RecordCodec codec = new RecordCodec(layout, keyLayout);
        for (int record : leaving) {
            index.remove(hashOf(record), record, hashes);
            codec.free(pages, record, arena());
            numbers.giveBack(record);
        }
    }

    /** Gives the memory of records that have left back. The NULL key's, which has not, keeps it all. */
    private void resetMemory() {
        if (numbers.size() == 0) {
            numbers.clear();
            pages.reset();
            arena().reset();
            index.reset();
        }
    }

    @Override
    public Cursor cursor() {
        ColdRecords disk = cold;
        return disk == null ? RecordTable.super.cursor() : new ColdCursor(this, disk);
    }

    /** Puts a record of the disk into memory, where its key does not find it; NONE when it is there already. */
    int visit(byte[] key, byte[] value, ColdCodec codec) {
        int record = newRecord(0);
        long[] page = pages.pageForWrite(record);
        int offset = pages.offset(record);
        codec.readKey(key, 0, page, offset, arena());
        codec.readValue(value, 0, page, offset, arena());
        if (!keyLayout.isSingleWord()) {
            page[offset + KeyLayout.HASH_WORD] = KeyHash.of(this, allKeys(), new int[] {record}, 1)[0];
        }
        if (wordBuffer.length < keyWords) {
            wordBuffer = new long[keyWords];
        }
        keys.read(new int[] {record}, 1, wordBuffer);
        Sought same = new Sought(wordBuffer, new long[] {hashOf(record)}, null, 1, null, arena());
        if (search(same, 0, false) != NONE) {
            leave(record);
            return NONE;
        }
        return record;
    }

    /** Undoes {@link #visit}. */
    void leave(int record) {
        pages.pageForWrite(record);
        new RecordCodec(layout, keyLayout).free(pages, record, arena());
        numbers.giveBack(record);
    }

    /** Nobody needs the table any more. */
    void close() {
        if (cold != null) {
            cold.close();
            cold = null;
        }
        if (share != null) {
            share.close();
            share = null;
        }
    }

    @Override
    public void clear() {
        if (cold != null) {
            cold.close();
            cold = null;
        }
        for (int record = numbers.next(0); record != NONE; record = numbers.next(record + 1)) {
            keys.free(record);
        }
        // Numbers begin anew, so removed records have to be zeroed as well.
        for (int record = 0; record < capacity(); record++) {
            pages.zero(record);
        }
        numbers.clear();
        index.clear();
        nullRecord = NONE;
    }

    @Override
    public int scan(int from, int[] records) {
        int count = 0;
        for (int record = numbers.next(from);
                record != NONE && count < records.length;
                record = numbers.next(record + 1)) {
            records[count++] = record;
        }
        return count;
    }

    @Override
    public Column key(int key, int[] records, int count) {
        long[] validity = null;
        for (int i = 0; i < count; i++) {
            if (isKeyNull(key, records[i])) {
                validity = validity == null ? Validity.allValid(count) : validity;
                Validity.setNull(validity, i);
            }
        }
        return decoder.decode(key, records, count, validity);
    }

    @Override
    public boolean isKeyNull(int key, int record) {
        return keyLayout.hasNullBits()
                ? (pages.page(record)[pages.offset(record) + keyLayout.firstWord()] >>> key & 1) != 0
                : record == nullRecord;
    }

    @Override
    public int compareKey(int key, int recordA, int recordB) {
        return decoder.compare(key, recordA, recordB);
    }

    /** What has to be known to find records that restore has put in their places. */
    KeyLayout keyLayout() {
        return keyLayout;
    }

    int nullRecord() {
        return nullRecord;
    }

    boolean isUsed(int record) {
        return numbers.isUsed(record);
    }

    /** Holds on to the present contents; see {@link #release}. Copies references only. */
    FrozenTable freeze(long checkpoint) {
        RecordPages.Frozen frozen = pages.freeze();
        history.add(checkpoint, frozen.changes());
        return new FrozenTable(
                history,
                layout,
                keyLayout,
                numbers.freeze(),
                size(),
                nullRecord,
                frozen,
                arena().freeze(),
                history.since(),
                share != null || cold != null,
                cold == null ? null : cold.freeze());
    }

    void release(FrozenTable frozen) {
        pages.release(frozen.pages());
        arena().release(frozen.arena());
        if (frozen.cold() != null) {
            frozen.cold().view().close();
        }
    }

    /** All changes up to a checkpoint's freeze are durable. */
    void completed(long checkpoint) {
        history.completed(checkpoint);
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
        nullRecord = record;
    }

    /**
     * Moves restored records to disk: those from a number on that belong here; the others are forgotten. {@link #adopt}
     * follows.
     */
    void moveRestored(ColdRecords disk, int from, LongPredicate belongsHere) {
        RecordCodec codec = new RecordCodec(layout, keyLayout);
        int[] some = new int[RESTORE_RECORDS];
        int count = scan(from, some);
        while (count > 0) {
            int next = some[count - 1] + 1;
            long[] found = KeyHash.of(this, allKeys(), some, count);
            int moved = 0;
            for (int i = 0; i < count; i++) {
                if (belongsHere.test(found[i])) {
                    some[moved++] = some[i];
                } else {
                    codec.free(pages, some[i], arena());
                }
            }
            disk.write(pages, arena(), some, moved);
            for (int i = 0; i < moved; i++) {
                codec.free(pages, some[i], arena());
            }
            count = scan(next, some);
        }
        numbers.truncate(from);
    }

    /** Takes records over that are on disk. */
    void adopt(ColdRecords records) {
        cold = records;
    }

    /** All records are there: makes them known by their keys. */
    void completeRestore() {
        numbers.completeRestore();
        if (keyLayout.size() == 0) {
            return;
        }
        index.reserve(numbers.size());
        int[] some = new int[RESTORE_RECORDS];
        int count = scan(0, some);
        while (count > 0) {
            long[] found = keyLayout.isSingleWord() ? hashBuffer : KeyHash.of(this, allKeys(), some, count);
            for (int i = 0; i < count; i++) {
                int record = some[i];
                if (!keyLayout.isSingleWord()) {
                    pages.pageForWrite(record)[pages.offset(record) + KeyLayout.HASH_WORD] = found[i];
                }
                if (record != nullRecord) {
                    index.add(hashOf(record), record, hashes);
                }
            }
            count = scan(some[count - 1] + 1, some);
        }
    }

    private int[] allKeys() {
        int[] all = new int[keyLayout.size()];
        Arrays.setAll(all, key -> key);
        return all;
    }
}
