package dev.weir.state;

import static dev.weir.dataflow.state.RecordTable.NONE;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of a {@link FamilyShape} in memory. Instance's own thread. */
final class LiveFamily implements FamilySource {
    private static final int[] NO_RECORDS = {};

    private final FamilyShape shape;
    private final MemoryRecordTable[] tables;
    private final TableParts[] parts;
    private final KeyLookup rootLookup;
    private final @Nullable RecordCodec[] codecs;
    /** Made when they are first needed: most tables stay in memory. */
    private @Nullable FamilyEncoder encoder;

    private @Nullable FamilyDecoder decoder;
    /** By table, members that came and are not found by their keys yet. */
    private final int[][] unindexed;

    private final int[] unindexedCounts;

    /** @param tables in the order of the shape */
    LiveFamily(FamilyShape shape, List<MemoryRecordTable> tables) {
        this.shape = shape;
        this.tables = tables.toArray(MemoryRecordTable[]::new);
        parts = tables.stream().map(MemoryRecordTable::parts).toArray(TableParts[]::new);
        rootLookup = new KeyLookup(parts[0]);
        codecs = new RecordCodec[parts.length];
        unindexed = new int[parts.length][];
        Arrays.fill(unindexed, NO_RECORDS);
        unindexedCounts = new int[parts.length];
    }

    FamilyShape shape() {
        return shape;
    }

    int size() {
        return parts.length;
    }

    MemoryRecordTable table(int table) {
        return tables[table];
    }

    TableParts parts(int table) {
        return parts[table];
    }

    FamilyEncoder encoder() {
        FamilyEncoder present = encoder;
        if (present == null) {
            present = new FamilyEncoder(shape);
            encoder = present;
        }
        return present;
    }

    FamilyDecoder decoder() {
        FamilyDecoder present = decoder;
        if (present == null) {
            present = new FamilyDecoder(shape, this);
            decoder = present;
        }
        return present;
    }

    private RecordCodec codec(int table) {
        RecordCodec present = codecs[table];
        if (present == null) {
            present = new RecordCodec(parts[table].layout, parts[table].keyLayout);
            codecs[table] = present;
        }
        return present;
    }

    @Override
    public long[] page(int table, int record) {
        return parts[table].pages.page(record);
    }

    @Override
    public int offset(int table, int record) {
        return parts[table].pages.offset(record);
    }

    @Override
    public void copy(int table, long address, int length, byte[] target, int at) {
        System.arraycopy(
                parts[table].arena().page(address), parts[table].arena().offset(address), target, at, length);
    }

    @Override
    public int nullRecord(int table) {
        return parts[table].nullRecord;
    }

    /** A member has come that its table does not find yet. */
    void addUnindexed(int table, int record) {
        int count = unindexedCounts[table];
        if (count == unindexed[table].length) {
            unindexed[table] = Arrays.copyOf(unindexed[table], Math.max(64, count * 2));
        }
        unindexed[table][unindexedCounts[table]++] = record;
    }

    /** Members that have come are found by their keys from now on. */
    void index() {
        for (int table = 1; table < parts.length; table++) {
            if (unindexedCounts[table] > 0) {
                setHashes(table, unindexed[table], unindexedCounts[table]);
                for (int i = 0; i < unindexedCounts[table]; i++) {
                    index(table, unindexed[table][i]);
                }
                unindexedCounts[table] = 0;
            }
        }
    }

    private void index(int table, int record) {
        TableParts its = parts[table];
        if (record != its.nullRecord) {
            its.index.add(its.hashOf(record), record);
        }
    }

    /** Makes a root of the record of a new key. */
    void indexRoot(int record) {
        index(0, record);
    }

    private void setHashes(int table, int[] records, int count) {
        TableParts its = parts[table];
        if (its.keyLayout.isSingleWord()) {
            return;
        }
        long[] hashes = KeyHash.of(tables[table], its.allKeys(), records, count);
        for (int i = 0; i < count; i++) {
            its.pages.pageForWrite(records[i])[its.pages.offset(records[i]) + KeyLayout.HASH_WORD] = hashes[i];
        }
    }

    /**
     * New records with keys, which are not found by them yet; none of them is the NULL key of {@link FamilyEncoder}.
     */
    int[] roots(List<byte[]> keys) throws DamagedStateException {
        int[] records = new int[keys.size()];
        for (int i = 0; i < records.length; i++) {
            records[i] = parts[0].newRecord(0);
        }
        for (int i = 0; i < records.length; i++) {
            decoder().readKey(keys.get(i), records[i]);
        }
        setHashes(0, records, records.length);
        return records;
    }

    /** The root in memory with the key of a record that is not found by it, or NONE. */
    int sameKey(int record) {
        TableParts root = parts[0];
        long[] words = new long[root.keyLayout.words()];
        root.keys.read(new int[] {record}, 1, words);
        SoughtKeys same = new SoughtKeys(words, new long[] {root.hashOf(record)}, null, 1, null, root.arena());
        return rootLookup.search(same, 0, false);
    }

    /** Undoes {@link #roots} for one. */
    void dropUnindexed(int record) {
        parts[0].pages.pageForWrite(record);
        codec(0).free(parts[0].pages, record, parts[0].arena());
        parts[0].numbers.giveBack(record);
    }

    /** Takes the family that the encoder has looked at out of the memory. */
    void forget(int root) {
        forget(0, root);
        for (int table = 1; table < parts.length; table++) {
            LocalNumbers members = encoder().members(table);
            for (int place = 0; place < members.size(); place++) {
                forget(table, members.record(place));
            }
        }
    }

    private void forget(int table, int record) {
        TableParts its = parts[table];
        if (record == its.nullRecord) {
            its.nullRecord = NONE;
        } else {
            its.index.remove(its.hashOf(record), record);
        }
        codec(table).free(its.pages, record, its.arena());
        its.numbers.giveBack(record);
    }

    /** Bytes of the memory that all tables take. */
    long sizeInBytes() {
        long bytes = 0;
        for (TableParts some : parts) {
            bytes += some.sizeInBytes();
        }
        return bytes;
    }

    /** Gives the memory back that no record needs. */
    void resetEmpty() {
        for (TableParts some : parts) {
            if (some.numbers.size() == 0) {
                some.reset();
            }
        }
    }
}
