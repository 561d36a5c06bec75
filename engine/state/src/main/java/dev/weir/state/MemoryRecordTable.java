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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records in pages, found through a {@link HashIndex}; see {@link KeyLookup}. What does not fit into memory goes to
 * disk, see {@link TableSpill}.
 */
final class MemoryRecordTable implements RecordTable {
    private final TableParts parts;
    private final KeyLayout keyLayout;
    private final RecordPages pages;
    private final RecordNumbers numbers;
    private final KeyLookup lookup;
    private final TableSpill spill;
    private final TableRestore restore;
    private final KeyDecoder decoder;
    private TableHistory history = new TableHistory();
    /** The table with whose records those of this one are on disk; null for none. */
    private @Nullable MemoryRecordTable root;
    /** Which of the tables it is that go with the root. */
    private int place;

    private int[] missedBuffer = new int[0];
    private long[] hashBuffer = new long[0];
    private long[] wordBuffer = new long[0];

    /** A table that stays in memory. */
    MemoryRecordTable(RecordLayout layout, int expectedSize) {
        this(layout, expectedSize, null);
    }

    /** @param budget what limits it, once its owner {@link #settle settles} */
    MemoryRecordTable(RecordLayout layout, int expectedSize, @Nullable MemoryBudget budget) {
        parts = new TableParts(layout, expectedSize);
        keyLayout = parts.keyLayout;
        pages = parts.pages;
        numbers = parts.numbers;
        lookup = new KeyLookup(parts);
        spill = new TableSpill(this, parts, lookup, budget);
        restore = new TableRestore(this, parts);
        decoder = new KeyDecoder(keyLayout, pages, parts.arena());
    }

    @Override
    public RecordLayout layout() {
        return parts.layout;
    }

    @Override
    public int size() {
        ColdRecords cold = spill.cold();
        if (cold != null) {
            return numbers.size() + cold.size();
        }
        MemoryRecordTable with = root;
        ColdRecords others = with == null ? null : with.spill.cold();
        return others == null ? numbers.size() : numbers.size() + others.members(place);
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
        return keyLayout.firstWord() + keyLayout.words();
    }

    @Override
    public ByteArena arena() {
        return parts.arena();
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
        if (count > 1 && areConstant(batch, keyColumns)) {
            lookUp(firstOf(batch), keyColumns, records, add);
            Arrays.fill(records, 1, count, records[0]);
            return;
        }
        if (hashBuffer.length < batch.physicalRows()) {
            hashBuffer = new long[batch.physicalRows()];
        }
        long[] hashOfRow = Hashing.of(batch, keyColumns, hashBuffer);
        long[] words = parts.encoder.encode(batch, keyColumns);
        boolean[] nulls = keyLayout.isSingleWord() ? nulls(batch, batch.column(keyColumns[0])) : null;
        lookUp(new SoughtKeys(words, hashOfRow, batch.selection(), count, nulls, null), records, add);
    }

    private static boolean areConstant(Batch batch, int[] keyColumns) {
        for (int key : keyColumns) {
            if (!(batch.column(key) instanceof ConstantColumn)) {
                return false;
            }
        }
        return true;
    }

    /** The first of the rows that count alone. */
    private static Batch firstOf(Batch batch) {
        return batch.select(new int[] {batch.row(0)}, 1);
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
            throw new IllegalArgumentException("tables of different keys: " + layout() + ", " + other.layout());
        }
        if (keyLayout.size() == 0) {
            Arrays.fill(records, 0, count, onlyRecord(count > 0));
            return;
        }
        if (hashBuffer.length < count) {
            hashBuffer = new long[count];
        }
        if (wordBuffer.length < count * keyLayout.words()) {
            wordBuffer = new long[count * keyLayout.words()];
        }
        source.parts.keys.read(otherRecords, count, wordBuffer);
        boolean[] nulls = source.parts.nullRecord == NONE ? null : new boolean[count];
        for (int i = 0; i < count; i++) {
            hashBuffer[i] = source.parts.hashOf(otherRecords[i]);
            if (nulls != null) {
                nulls[i] = otherRecords[i] == source.parts.nullRecord;
            }
        }
        lookUp(new SoughtKeys(wordBuffer, hashBuffer, null, count, nulls, source.arena()), records, true);
    }

    private int onlyRecord(boolean add) {
        if (size() == 0) {
            return add ? parts.newRecord(0) : NONE;
        }
        return 0;
    }

    private void lookUp(SoughtKeys sought, int[] records, boolean add) {
        int count = sought.count();
        if (missedBuffer.length < count + 1) {
            missedBuffer = new int[count + 1];
        }
        int[] missed = missedBuffer;
        int misses = lookup.probe(sought, records, missed);
        ColdRecords cold = spill.cold();
        if (cold != null) {
            spill.search(sought, records, missed, misses, add, cold);
        } else {
            for (int m = 0; m < misses; m++) {
                int i = missed[m];
                if (!sought.isNull(i)) {
                    records[i] = lookup.search(sought, i, add);
                }
            }
        }
        boolean[] nulls = sought.nulls();
        if (nulls != null) {
            for (int i = 0; i < count; i++) {
                if (nulls[i]) {
                    records[i] = nullKeyRecord(sought.hash(i), add);
                }
            }
        }
    }

    private int nullKeyRecord(long hash, boolean add) {
        if (parts.nullRecord == NONE && add) {
            parts.nullRecord = parts.newRecord(hash);
        }
        return parts.nullRecord;
    }

    @Override
    public void remove(int record) {
        ColdRecords cold = spill.cold();
        if (cold != null) {
            cold.remove(record, record == parts.nullRecord);
        }
        parts.forget(record);
    }

    @Override
    public void settle() {
        spill.settle();
    }

    /** What it takes of the memory. */
    long sizeInBytes() {
        return parts.sizeInBytes();
    }

    @Override
    public Cursor cursor() {
        ColdRecords disk = spill.cold();
        LiveFamily family = spill.coldFamily();
        return disk == null || family == null ? RecordTable.super.cursor() : new ColdCursor(this, spill, family, disk);
    }

    /** Nobody needs the table any more, but snapshots. */
    void drop() {
        spill.drop();
    }

    /** Nobody needs the table any more, nor snapshots that are not being written. */
    void close() {
        spill.close();
    }

    @Override
    public void clear() {
        spill.clear();
        for (int record = numbers.next(0); record != NONE; record = numbers.next(record + 1)) {
            parts.keys.free(record);
        }
        // Numbers begin anew, so removed records have to be zeroed as well.
        for (int record = 0; record < capacity(); record++) {
            pages.zero(record);
        }
        numbers.clear();
        parts.index.clear();
        parts.nullRecord = NONE;
    }

    @Override
    public int scan(int from, int[] records) {
        return parts.scan(from, records);
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
                : record == parts.nullRecord;
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
        return parts.nullRecord;
    }

    boolean isUsed(int record) {
        return numbers.isUsed(record);
    }

    /** Holds on to the present contents, and those of tables that are on disk with it; see {@link #release}. */
    FrozenTable freeze(long checkpoint) {
        RecordPages.Frozen frozen = pages.freeze();
        history.add(checkpoint, frozen.changes());
        ColdRecords cold = spill.cold();
        LiveFamily family = spill.coldFamily();
        return new FrozenTable(
                history,
                parts.layout,
                keyLayout,
                numbers.freeze(),
                size(),
                parts.nullRecord,
                frozen,
                arena().freeze(),
                history.since(),
                spill.isOn(),
                cold == null || family == null ? null : freeze(checkpoint, family, cold, frozen.changes()));
    }

    private static FrozenFamily freeze(
            long checkpoint, LiveFamily family, ColdRecords cold, RecordPages.Changes changes) {
        List<FrozenTable> members = new ArrayList<>();
        for (int table = 1; table < family.size(); table++) {
            members.add(family.table(table).freeze(checkpoint));
        }
        return new FrozenFamily(family.shape(), members, cold.freeze(checkpoint, changes));
    }

    void release(FrozenTable frozen) {
        pages.release(frozen.pages());
        arena().release(frozen.arena());
        FrozenFamily family = frozen.family();
        if (family != null) {
            family.cold().release();
            for (int table = 1; table <= family.members().size(); table++) {
                spill.tables().table(table).release(family.members().get(table - 1));
            }
        }
    }

    /** All changes up to a checkpoint's freeze are durable. */
    void completed(long checkpoint) {
        history.completed(checkpoint);
        ColdRecords cold = spill.cold();
        if (cold != null) {
            cold.completed(checkpoint);
        }
    }

    TableHistory history() {
        return history;
    }

    TableSpill spill() {
        return spill;
    }

    TableParts parts() {
        return parts;
    }

    /** Whether another table speaks for this one, with whose records its own are on disk. */
    boolean goesWithAnother() {
        return root != null;
    }

    /** Records leave the memory from now on. What was written of them by their numbers means nothing any more. */
    void goesToDisk(@Nullable MemoryRecordTable with, int which) {
        root = with;
        place = which;
        history = new TableHistory();
    }

    /** All records are in memory again. */
    void isBack() {
        root = null;
        history = new TableHistory();
    }

    /** Fills it with what a checkpoint has. */
    TableRestore restoring() {
        return restore;
    }
}
