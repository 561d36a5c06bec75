package dev.weir.state;

import static dev.weir.dataflow.state.RecordTable.NONE;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A table, with those that belong to it, that is filled with entries of a checkpoint, of which the last of a key
 * counts: into memory as long as they fit, then on to disk. Complete at any time. One thread.
 */
final class FamilyRestore {
    private static final int ENTRIES = 1024;
    private static final int BYTES = 1 << 20;
    /** What an encoded byte takes in memory, at most, as a guess. */
    private static final int EXPANSION = 4;

    private static final byte[] REMOVED = {};

    private final LiveFamily family;
    private final TableParts root;
    private final TableSpill spill;
    private final LongPredicate belongsHere;
    /** What is still to be added; {@link #REMOVED} for what is to be taken away. */
    private final Map<ByteBuffer, byte[]> values = new LinkedHashMap<>();

    private long bytes;

    /** @param belongsHere tells by its hash whether a key is this instance's */
    FamilyRestore(LiveFamily family, LongPredicate belongsHere) {
        this.family = family;
        this.belongsHere = belongsHere;
        root = family.parts(0);
        spill = family.table(0).spill();
        spill.join(family);
    }

    LiveFamily family() {
        return family;
    }

    /**
     * Adds an entry, or takes one away.
     *
     * @param isFresh whether no entry before had the key
     */
    void add(byte[] key, byte @Nullable [] value, boolean isFresh) throws DamagedStateException {
        byte[] kept = value == null ? REMOVED : value;
        values.put(ByteBuffer.wrap(key), kept);
        bytes += key.length + kept.length;
        if (values.size() == ENTRIES || bytes > BYTES) {
            flush(isFresh);
        }
    }

    /** All entries are there that were added. */
    void flush(boolean isFresh) throws DamagedStateException {
        byte[] ofNull = values.remove(ByteBuffer.wrap(new byte[0]));
        if (ofNull != null) {
            forgetNull();
            if (ofNull != REMOVED) {
                takeNull(ofNull);
            }
        }
        List<byte[]> keys = values.keySet().stream().map(ByteBuffer::array).toList();
        if (keys.isEmpty()) {
            return;
        }
        boolean fits = spill.mayGrow(
                (long) keys.size() * root.recordBytes() + root.index.growth(keys.size()) + EXPANSION * bytes);
        take(keys, isFresh, fits);
        values.clear();
        bytes = 0;
    }

    private void take(List<byte[]> keys, boolean isFresh, boolean fits) throws DamagedStateException {
        ColdRecords disk = fits ? spill.cold() : spill.open();
        int[] records = family.roots(keys);
        boolean[] ours = new boolean[records.length];
        List<byte[]> wanted = new ArrayList<>();
        long[] hashes = KeyHash.of(family.table(0), root.allKeys(), records, records.length);
        for (int i = 0; i < records.length; i++) {
            ours[i] = belongsHere.test(hashes[i]);
            if (ours[i]) {
                wanted.add(keys.get(i));
            }
        }
        List<byte[]> before = disk == null || isFresh ? List.of() : disk.disk().get(wanted);
        byte[][] putKeys = new byte[wanted.size()][];
        byte[][] putValues = new byte[wanted.size()][];
        int put = 0;
        int next = 0;
        for (int i = 0; i < records.length; i++) {
            byte[] given = values.get(ByteBuffer.wrap(keys.get(i)));
            byte[] value = given == REMOVED ? null : given;
            byte[] old = ours[i] && !before.isEmpty() ? before.get(next++) : null;
            if (!ours[i]) {
                family.dropUnindexed(records[i]);
                continue;
            }
            int present = isFresh ? NONE : family.sameKey(records[i]);
            if (present != NONE) {
                family.encoder().collect(family, present);
                family.forget(present);
            } else if (old != null) {
                Objects.requireNonNull(disk).count(old, -1);
            }
            if (value != null && disk == null) {
                family.indexRoot(records[i]);
                family.decoder().readValue(value, records[i]);
                continue;
            }
            family.dropUnindexed(records[i]);
            if (value != null && disk != null) {
                // Before it is taken for the disk's fault.
                family.decoder().counts(value);
                putKeys[put] = keys.get(i);
                putValues[put++] = value;
                disk.count(value, 1);
            } else if (old != null) {
                Objects.requireNonNull(disk).disk().remove(keys.get(i));
            }
        }
        family.index();
        if (put > 0) {
            Objects.requireNonNull(disk).disk().put(putKeys, putValues, put);
        }
    }

    private void forgetNull() {
        if (root.nullRecord != NONE) {
            family.encoder().collect(family, root.nullRecord);
            family.forget(root.nullRecord);
        }
    }

    private void takeNull(byte[] value) throws DamagedStateException {
        if (!root.keyLayout.isSingleWord()) {
            throw new DamagedStateException("a NULL key of several columns");
        }
        int record = root.newRecord(0);
        root.nullRecord = record;
        family.decoder().readValue(value, record);
        family.index();
        if (!belongsHere.test(KeyHash.of(family.table(0), root.allKeys(), new int[] {record}, 1)[0])) {
            forgetNull();
        }
    }

    /** Moves records of a table here that is being restored, those from a number on. */
    void moveAll(LiveFamily other, int from) throws DamagedStateException {
        FamilyEncoder encoder = new FamilyEncoder(other.shape());
        RecordCodec codec = new RecordCodec(other.parts(0).layout, other.parts(0).keyLayout);
        TableParts parts = other.parts(0);
        for (int record = parts.numbers.next(from); record != NONE; record = parts.numbers.next(record + 1)) {
            add(encoder.key(other, record), encoder.value(other, record), true);
            codec.free(parts.pages, record, parts.arena());
        }
        flush(true);
        parts.numbers.truncate(from);
    }

    /** Adds what a table has that was restored by numbers, with what belongs to it. */
    void addAll(LiveFamily other) throws DamagedStateException {
        FamilyEncoder encoder = new FamilyEncoder(other.shape());
        int[] some = new int[ENTRIES];
        for (int count = other.parts(0).scan(0, some);
                count > 0;
                count = other.parts(0).scan(some[count - 1] + 1, some)) {
            for (int i = 0; i < count; i++) {
                encoder.collect(other, some[i]);
                add(encoder.key(other, some[i]), encoder.value(other, some[i]), false);
            }
        }
        flush(false);
    }
}
