package dev.weir.state;

import dev.weir.dataflow.state.RecordPages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The families of a table that are on disk, and who is to follow them: the clock, which gives every root in memory that
 * was found again a second chance, and those found several times a third and fourth. The disk may have a copy of a
 * family that is in memory, perhaps an old one. One thread, but for what is frozen.
 */
final class ColdRecords {
    /** Families that are written, or asked for, at once. */
    private static final int BATCH = 4096;

    private static final int BATCH_BYTES = 1 << 22;
    /** How often the hand passes a root that was found often and is not found any more. */
    private static final int CHANCES = 3;
    /** How often the size of the indexes on disk is looked at, in families written. */
    private static final int MEASURE = 1 << 16;

    private final LiveFamily family;
    private final RecordPages pages;
    private final DiskTable disk;
    /** A bit a root in memory: found since the hand passed. */
    private long[] found = new long[1];
    /** A bit a root in memory: found once more since then, or not found since but often before. */
    private long[] often = new long[1];
    /** A bit a root in memory: the disk has a copy. */
    private long[] copied = new long[1];
    /** A bit a root in memory: had changed since its copy was read when the last snapshot was frozen. */
    private long[] stale = new long[1];

    private int hand;
    private int size;
    /** By table, how many members the families that are on disk only have. */
    private final long[] memberCounts;

    private int unmeasured;
    /** What left since the newest complete checkpoint; null before the first, and when it became too much. */
    private @Nullable ChangeLog log;

    ColdRecords(LiveFamily family, DiskStore store) {
        this.family = family;
        pages = family.parts(0).pages;
        memberCounts = new long[family.size()];
        disk = store.create();
    }

    DiskTable disk() {
        return disk;
    }

    /** Number of families that are on disk only. */
    int size() {
        return size;
    }

    /** Number of members of a table that are on disk only. */
    int members(int table) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, memberCounts[table]));
    }

    private static boolean has(long[] bits, int record) {
        return (bits[record >>> 6] >>> record & 1) != 0;
    }

    private static void set(long[] bits, int record, boolean value) {
        long bit = 1L << record;
        bits[record >>> 6] = value ? bits[record >>> 6] | bit : bits[record >>> 6] & ~bit;
    }

    private void reserve(int capacity) {
        int words = (capacity >>> 6) + 1;
        if (found.length < words) {
            int wanted = Math.max(words, found.length * 2);
            found = Arrays.copyOf(found, wanted);
            often = Arrays.copyOf(often, wanted);
            copied = Arrays.copyOf(copied, wanted);
            stale = Arrays.copyOf(stale, wanted);
        }
    }

    /** Roots have been found in memory. */
    void touch(int[] records, int count, int capacity) {
        reserve(capacity);
        for (int i = 0; i < count; i++) {
            int record = records[i];
            if (record >= 0) {
                long bit = 1L << record;
                long before = found[record >>> 6];
                often[record >>> 6] |= before & bit;
                found[record >>> 6] = before | bit;
            }
        }
    }

    /**
     * Chooses roots that were not found since the hand passed them.
     *
     * @param kept a record that stays, or NONE
     * @param wanted how many, fewer only if there are not as many
     */
    int[] choose(RecordNumbers numbers, int kept, int wanted) {
        int capacity = numbers.capacity();
        reserve(capacity);
        int[] chosen = new int[wanted];
        int count = 0;
        for (long looked = 0; count < wanted && looked < (1L + CHANCES) * capacity; looked++) {
            // The newest go first: what comes often has most likely come early.
            hand = hand == 0 || hand > capacity ? capacity - 1 : hand - 1;
            int word = hand >>> 6;
            long bit = 1L << hand;
            if ((found[word] & bit) != 0) {
                found[word] &= ~bit;
            } else if ((often[word] & bit) != 0) {
                often[word] &= ~bit;
                found[word] |= bit;
            } else if (numbers.isUsed(hand) && hand != kept) {
                chosen[count++] = hand;
                // So that no other round takes it again.
                found[word] |= bit;
                often[word] |= bit;
            }
        }
        for (int i = 0; i < count; i++) {
            found[chosen[i] >>> 6] &= ~(1L << chosen[i]);
            often[chosen[i] >>> 6] &= ~(1L << chosen[i]);
        }
        return Arrays.copyOf(chosen, count);
    }

    /** Takes families out of the memory; writes those of which the disk has no copy, or an old one. */
    void leave(int[] roots, int count, boolean[] unsaved) {
        reserve(family.parts(0).numbers.capacity());
        FamilyEncoder encoder = family.encoder();
        byte[][] keys = new byte[Math.min(count, BATCH)][];
        byte[][] values = new byte[keys.length][];
        int some = 0;
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            int root = roots[i];
            encoder.collect(family, root);
            boolean changed = !has(copied, root) || has(stale, root) || pages.isChanged(root);
            if (changed || unsaved[i] && log != null) {
                keys[some] = encoder.key(family, root);
                values[some] = encoder.value(family, root);
                if (unsaved[i]) {
                    log(keys[some], values[some]);
                }
                bytes += changed ? values[some].length : 0;
                some += changed ? 1 : 0;
                unmeasured += changed ? 1 : 0;
            }
            for (int table = 1; table < memberCounts.length; table++) {
                memberCounts[table] += encoder.members(table).size();
            }
            family.forget(root);
            if (some == BATCH || bytes > BATCH_BYTES || i == count - 1 && some > 0) {
                disk.put(keys, values, some);
                some = 0;
                bytes = 0;
            }
        }
        size += count;
        if (unmeasured >= MEASURE) {
            unmeasured = 0;
            disk.store().measure();
        }
    }

    private void log(byte[] key, byte @Nullable [] value) {
        ChangeLog present = log;
        if (present == null) {
            return;
        }
        try {
            present.add(key, value);
        } catch (IOException e) {
            throw disk.store().failed("write", e);
        }
        if (present.count() > size + (long) family.parts(0).numbers.size()) {
            // All there is would be less.
            present.close();
            log = null;
        }
    }

    /**
     * Reads the families of roots whose keys were just added, as far as they are on disk.
     *
     * @return by place, whether it was
     */
    boolean[] read(int[] records, int count) {
        boolean[] there = new boolean[count];
        reserve(family.parts(0).numbers.capacity());
        for (int from = 0; from < count; from += BATCH) {
            int some = Math.min(BATCH, count - from);
            List<byte[]> keys = new ArrayList<>(some);
            for (int i = 0; i < some; i++) {
                keys.add(family.encoder().key(family, records[from + i]));
            }
            List<byte[]> values = disk.get(keys);
            for (int i = 0; i < some; i++) {
                byte[] value = values.get(i);
                int record = records[from + i];
                there[from + i] = value != null;
                if (value == null) {
                    isNew(record);
                } else {
                    come(record, value);
                }
            }
            family.index();
        }
        return there;
    }

    /** A root in memory has no copy on disk. */
    void isNew(int record) {
        reserve(record);
        set(copied, record, false);
        set(stale, record, false);
    }

    /** A family comes into memory, where its root is already; {@link LiveFamily#index} follows. */
    void come(int root, byte[] value) {
        reserve(root);
        try {
            family.decoder().readValue(value, root);
        } catch (DamagedStateException e) {
            throw disk.store().failed("read", e);
        }
        count(value, -1);
        set(copied, root, true);
        set(stale, root, false);
        pages.forgetChange(root);
    }

    /** A family is on disk only, or is no more. */
    void count(byte[] value, int sign) {
        try {
            int[] counts = family.decoder().counts(value);
            for (int table = 1; table < memberCounts.length; table++) {
                memberCounts[table] += sign * (long) counts[table];
            }
            size += sign;
        } catch (DamagedStateException e) {
            throw disk.store().failed("read", e);
        }
    }

    /**
     * A root in memory is forgotten; if the disk has a copy, that one too.
     *
     * @param isNull whether it is that of the NULL key, which never leaves
     */
    void remove(int record, boolean isNull) {
        reserve(record);
        boolean isCopied = !isNull && has(copied, record);
        if (isCopied || log != null) {
            byte[] key = family.encoder().key(family, record);
            if (isCopied) {
                disk.remove(key);
            }
            log(key, null);
        }
    }

    /**
     * What is on disk as it is now.
     *
     * @param changes of roots in memory since the last freeze
     */
    Frozen freeze(long checkpoint, RecordPages.Changes changes) {
        for (int word = 0; word < stale.length; word++) {
            stale[word] |= changes.word(word);
        }
        try {
            ChangeLog present = log;
            if (present == null) {
                present = new ChangeLog(disk.store());
                log = present;
            }
            return new Frozen(disk.view(), size, present, present.seal(checkpoint));
        } catch (IOException e) {
            throw disk.store().failed("write", e);
        }
    }

    /** All changes up to a checkpoint's freeze are durable. */
    void completed(long checkpoint) {
        if (log != null) {
            log.completed(checkpoint);
        }
    }

    /** Forgets everything, but for what is frozen. */
    void drop() {
        closeLog();
        disk.drop();
    }

    /** Nobody needs anything any more, but for who is reading what was frozen. */
    void close() {
        closeLog();
        disk.close();
    }

    private void closeLog() {
        if (log != null) {
            log.close();
            log = null;
        }
    }

    /**
     * What was on disk. Any thread, one at a time.
     *
     * @param size how many of the families were not in memory at the same time
     * @param log stands for the line of snapshots of which each can build on those before
     * @param left what has left the memory changed since the newest complete checkpoint
     */
    record Frozen(DiskTable.View view, int size, ChangeLog log, List<ChangeLog.Segment> left) {
        void release() {
            view.close();
            left.forEach(ChangeLog.Segment::release);
        }
    }
}
