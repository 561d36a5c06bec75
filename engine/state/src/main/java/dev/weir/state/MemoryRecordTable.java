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
import org.jspecify.annotations.Nullable;

/**
 * Records in pages, found through a {@link HashIndex}. A batch is looked up in passes, loops without dependencies, so
 * that their cache misses overlap: find a record for every key in the index by its tag, compare the key of every record
 * found, then search for and add the keys that are left.
 */
final class MemoryRecordTable implements RecordTable {
    private final RecordLayout layout;
    private final KeyLayout keyLayout;
    private final int keyWord;
    private final int keyWords;
    private final RecordPages pages;
    private final ByteArena arena = new ByteArena();
    private final KeyEncoder encoder;
    private final KeyDecoder decoder;
    private final HashIndex index;
    private final HashIndex.Hashes hashes = this::hashOf;
    /** The first word of each column of the key that refers to bytes, -1 for others; empty when none does. */
    private final int[] variableWords;

    private int capacity;
    private int size;
    private long[] live = new long[1];
    private int[] freed = new int[4];
    private int freedCount;
    /** The record of the NULL key of a single-word key, which the index doesn't know. */
    private int nullRecord = NONE;

    private int[] missedRows = new int[0];
    private long[] hashBuffer = new long[0];

    MemoryRecordTable(RecordLayout layout, int expectedSize) {
        this.layout = layout;
        keyLayout = new KeyLayout(layout.keys());
        keyWords = keyLayout.words();
        keyWord = keyLayout.firstWord();
        pages = new RecordPages(keyWord + keyWords + layout.valueWords());
        encoder = new KeyEncoder(keyLayout);
        decoder = new KeyDecoder(keyLayout, pages, arena);
        index = new HashIndex(expectedSize);
        variableWords = keyLayout.variableWords();
    }

    @Override
    public RecordLayout layout() {
        return layout;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public RecordPages pages() {
        return pages;
    }

    @Override
    public int valueWord() {
        return keyWord + keyWords;
    }

    @Override
    public ByteArena arena() {
        return arena;
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
        long[] keys = encoder.encode(batch, keyColumns);
        if (keyLayout.isSingleWord()) {
            Column column = batch.column(keyColumns[0]);
            boolean nulls = column.validity() != null || column instanceof ConstantColumn;
            lookUpSingle(batch, keys, hashOfRow, nulls ? column : null, records, add);
        } else {
            lookUpWords(batch, keys, hashOfRow, records, add);
        }
    }

    private int onlyRecord(boolean add) {
        if (size == 0) {
            return add ? newRecord(0) : NONE;
        }
        return 0;
    }

    private void lookUpSingle(
            Batch batch, long[] keys, long[] hashOfRow, @Nullable Column nullable, int[] records, boolean add) {
        int count = batch.size();
        int[] missed = probeIndex(batch, hashOfRow, records);
        int misses = 0;
        if (capacity == 0) {
            misses = allMissed(missed, count);
        } else {
            for (int i = 0; i < count; i++) {
                int record = records[i];
                // Where there is none, any other record's key is compared: cheaper than a branch.
                int candidate = record & ~(record >> 31);
                long key = pages.page(candidate)[pages.offset(candidate)];
                missed[misses] = i;
                misses += (key ^ keys[i] | record >> 31) == 0 ? 0 : 1;
            }
        }
        for (int m = 0; m < misses; m++) {
            int i = missed[m];
            int row = batch.row(i);
            if (nullable == null || !nullable.isNull(row)) {
                records[i] = searchSingle(hashOfRow[row], keys[i], add);
            }
        }
        if (nullable != null) {
            for (int i = 0; i < count; i++) {
                int row = batch.row(i);
                if (nullable.isNull(row)) {
                    records[i] = nullKeyRecord(hashOfRow[row], add);
                }
            }
        }
    }

    private static int allMissed(int[] missed, int count) {
        for (int i = 0; i < count; i++) {
            missed[i] = i;
        }
        return count;
    }

    private void lookUpWords(Batch batch, long[] keys, long[] hashOfRow, int[] records, boolean add) {
        int count = batch.size();
        int[] missed = probeIndex(batch, hashOfRow, records);
        int misses = 0;
        for (int i = 0; i < count; i++) {
            int record = records[i];
            missed[misses] = i;
            misses += record >= 0 && keyEquals(record, keys, i * keyWords, null) ? 0 : 1;
        }
        for (int m = 0; m < misses; m++) {
            int i = missed[m];
            records[i] = searchWords(hashOfRow[batch.row(i)], keys, i * keyWords, null, add);
        }
    }

    /**
     * The first record of every key whose tag is right. Looks at the index only, so that all misses of the cache for
     * records come in one loop afterwards. Returns a buffer for the rows that need more.
     */
    private int[] probeIndex(Batch batch, long[] hashOfRow, int[] records) {
        int count = batch.size();
        if (missedRows.length < count + 1) {
            missedRows = new int[count + 1];
        }
        int[] missed = missedRows;
        long[] entries = index.entries();
        int mask = entries.length - 1;
        int[] selection = batch.selection();
        int misses = 0;
        if (selection == null) {
            for (int i = 0; i < count; i++) {
                int record = HashIndex.probe(entries, mask, hashOfRow[i]);
                records[i] = record;
                missed[misses] = i;
                misses -= record >> 31;
            }
        } else {
            for (int i = 0; i < count; i++) {
                int record = HashIndex.probe(entries, mask, hashOfRow[selection[i]]);
                records[i] = record;
                missed[misses] = i;
                misses -= record >> 31;
            }
        }
        for (int m = 0; m < misses; m++) {
            int i = missed[m];
            records[i] = HashIndex.probeOn(entries, mask, hashOfRow[batch.row(i)]);
        }
        return missed;
    }

    private int searchSingle(long hash, long key, boolean add) {
        long[] entries = index.entries();
        int mask = entries.length - 1;
        for (int slot = HashIndex.slot(hash, mask); entries[slot] != 0; slot = slot + 1 & mask) {
            int record = HashIndex.record(entries[slot]);
            if (HashIndex.tagMatches(entries[slot], hash) && pages.page(record)[pages.offset(record)] == key) {
                return record;
            }
        }
        if (!add) {
            return NONE;
        }
        int record = newRecord(hash);
        pages.pageForWrite(record)[pages.offset(record)] = key;
        index.add(hash, record, hashes);
        return record;
    }

    private int nullKeyRecord(long hash, boolean add) {
        if (nullRecord == NONE && add) {
            nullRecord = newRecord(hash);
        }
        return nullRecord;
    }

    /** @param foreign where long bytes of the key come from; null for the encoder's own */
    private int searchWords(long hash, long[] keys, int at, @Nullable ByteArena foreign, boolean add) {
        long[] entries = index.entries();
        int mask = entries.length - 1;
        for (int slot = HashIndex.slot(hash, mask); entries[slot] != 0; slot = slot + 1 & mask) {
            int record = HashIndex.record(entries[slot]);
            if (HashIndex.tagMatches(entries[slot], hash) && keyEquals(record, keys, at, foreign)) {
                return record;
            }
        }
        if (!add) {
            return NONE;
        }
        int record = newRecord(hash);
        storeKey(record, keys, at, foreign);
        index.add(hash, record, hashes);
        return record;
    }

    private boolean keyEquals(int record, long[] keys, int at, @Nullable ByteArena foreign) {
        long[] page = pages.page(record);
        int offset = pages.offset(record) + keyWord;
        long difference = 0;
        for (int word = 0; word < keyWords; word++) {
            difference |= (page[offset + word] ^ keys[at + word]) & keyLayout.valueMask(word);
        }
        return difference == 0 && (variableWords.length == 0 || bytesEqual(page, offset, keys, at, foreign));
    }

    /** Compares what the second words of bytes stand for; the first words, and so the lengths, are equal. */
    private boolean bytesEqual(long[] page, int offset, long[] keys, int at, @Nullable ByteArena foreign) {
        for (int key = 0; key < variableWords.length; key++) {
            int word = variableWords[key];
            if (word < 0) {
                continue;
            }
            long stored = page[offset + word + 1];
            long sought = keys[at + word + 1];
            int length = ByteArena.length(keys[at + word]);
            if (length <= ByteArena.INLINE) {
                if (stored != sought) {
                    return false;
                }
            } else if (foreign == null) {
                if (!arena.equals(stored, encoder.source(key), (int) sought, length)) {
                    return false;
                }
            } else if (!arena.equals(stored, foreign.page(sought), foreign.offset(sought), length)) {
                return false;
            }
        }
        return true;
    }

    private void storeKey(int record, long[] keys, int at, @Nullable ByteArena foreign) {
        long[] page = pages.pageForWrite(record);
        int offset = pages.offset(record) + keyWord;
        System.arraycopy(keys, at, page, offset, keyWords);
        for (int key = 0; key < variableWords.length; key++) {
            int word = variableWords[key];
            if (word >= 0 && !ByteArena.isInline(keys[at + word])) {
                long from = keys[at + word + 1];
                int length = ByteArena.length(keys[at + word]);
                page[offset + word + 1] = foreign == null
                        ? arena.store(encoder.source(key), (int) from, length)
                        : arena.store(foreign.page(from), foreign.offset(from), length);
            }
        }
    }

    @Override
    public void findOrAdd(RecordTable other, int[] otherRecords, int count, int[] records) {
        if (!(other instanceof MemoryRecordTable source) || !keyLayout.isLike(source.keyLayout)) {
            throw new IllegalArgumentException("tables of different keys: " + layout + ", " + other.layout());
        }
        for (int i = 0; i < count; i++) {
            int from = otherRecords[i];
            long[] page = source.pages.page(from);
            int offset = source.pages.offset(from);
            long hash = source.hashOf(from);
            if (keyLayout.size() == 0) {
                records[i] = onlyRecord(true);
            } else if (from == source.nullRecord) {
                records[i] = nullKeyRecord(hash, true);
            } else if (keyLayout.isSingleWord()) {
                records[i] = searchSingle(hash, page[offset], true);
            } else {
                records[i] = searchWords(hash, page, offset + keyWord, source.arena, true);
            }
        }
    }

    private int newRecord(long hash) {
        int record;
        if (freedCount > 0) {
            record = freed[--freedCount];
            pages.zero(record);
        } else {
            record = capacity++;
            pages.ensure(record);
        }
        if (record >>> 6 >= live.length) {
            live = Arrays.copyOf(live, live.length * 2);
        }
        live[record >>> 6] |= 1L << record;
        size++;
        if (!keyLayout.isSingleWord()) {
            pages.pageForWrite(record)[pages.offset(record) + KeyLayout.HASH_WORD] = hash;
        }
        return record;
    }

    private long hashOf(int record) {
        long word = pages.page(record)[pages.offset(record)];
        return keyLayout.isSingleWord() ? Hashing.mix(word) : word;
    }

    @Override
    public void remove(int record) {
        if (record == nullRecord) {
            nullRecord = NONE;
        } else if (keyLayout.size() > 0) {
            index.remove(hashOf(record), record, hashes);
            freeBytes(record);
        }
        live[record >>> 6] &= ~(1L << record);
        size--;
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, freed.length * 2);
        }
        freed[freedCount++] = record;
    }

    private void freeBytes(int record) {
        long[] page = pages.page(record);
        int offset = pages.offset(record) + keyWord;
        for (int word : variableWords) {
            if (word >= 0 && !ByteArena.isInline(page[offset + word])) {
                arena.free(page[offset + word + 1], ByteArena.length(page[offset + word]));
            }
        }
    }

    @Override
    public void clear() {
        for (int record = nextLive(0); record != NONE; record = nextLive(record + 1)) {
            freeBytes(record);
            pages.zero(record);
        }
        Arrays.fill(live, 0);
        index.clear();
        nullRecord = NONE;
        freedCount = 0;
        capacity = 0;
        size = 0;
    }

    @Override
    public int scan(int from, int[] records) {
        int count = 0;
        for (int record = nextLive(from); record != NONE && count < records.length; record = nextLive(record + 1)) {
            records[count++] = record;
        }
        return count;
    }

    private int nextLive(int from) {
        int word = from >>> 6;
        if (word >= live.length) {
            return NONE;
        }
        long bits = live[word] & -1L << from;
        while (bits == 0) {
            if (++word == live.length) {
                return NONE;
            }
            bits = live[word];
        }
        return word << 6 | Long.numberOfTrailingZeros(bits);
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
                ? (pages.page(record)[pages.offset(record) + keyWord] >>> key & 1) != 0
                : record == nullRecord;
    }

    @Override
    public int compareKey(int key, int recordA, int recordB) {
        return decoder.compare(key, recordA, recordB);
    }
}
