package dev.weir.state;

import dev.weir.dataflow.state.ByteArena;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The records of a table that are on disk, and who is to follow them: the clock, which gives every record in memory
 * that was found again a second chance. The disk may have an old copy of a record that is in memory. One thread, but
 * for what is frozen.
 */
final class ColdRecords {
    /** Records that are written, or asked for, at once. */
    private static final int BATCH = 4096;
    /** How often the size of the indexes on disk is looked at, in records written. */
    private static final int MEASURE = 1 << 16;

    private final RecordLayout layout;
    private final KeyLayout keyLayout;
    private final ColdCodec codec;
    private final DiskTable disk;
    /** A bit a record in memory: found since the hand passed. */
    private long[] found = new long[1];

    private int hand;
    private int size;
    private int unmeasured;

    ColdRecords(RecordLayout layout, KeyLayout keyLayout, DiskStore store) {
        this.layout = layout;
        this.keyLayout = keyLayout;
        codec = new ColdCodec(layout, keyLayout);
        disk = store.create();
    }

    RecordLayout layout() {
        return layout;
    }

    ColdCodec codec() {
        return codec;
    }

    DiskTable disk() {
        return disk;
    }

    /** Number of records that are on disk only. */
    int size() {
        return size;
    }

    /** Records of the disk are in memory now, or, if negative, are only there again. */
    void taken(int count) {
        size -= count;
    }

    /** Records have been found in memory. */
    void touch(int[] records, int count, int capacity) {
        int words = (capacity >>> 6) + 1;
        if (found.length < words) {
            found = Arrays.copyOf(found, Math.max(words, found.length * 2));
        }
        for (int i = 0; i < count; i++) {
            int record = records[i];
            if (record >= 0) {
                found[record >>> 6] |= 1L << record;
            }
        }
    }

    /**
     * Chooses records that were not found since the hand passed them.
     *
     * @param kept a record that stays, or NONE
     * @param wanted how many, fewer only if there are not as many
     */
    int[] choose(RecordNumbers numbers, int kept, int wanted) {
        int capacity = numbers.capacity();
        touch(new int[0], 0, capacity);
        int[] chosen = new int[wanted];
        int count = 0;
        for (long looked = 0; count < wanted && looked < 2L * capacity; looked++) {
            // The newest go first: what comes often has most likely come early.
            hand = hand == 0 || hand > capacity ? capacity - 1 : hand - 1;
            long bit = 1L << hand;
            if ((found[hand >>> 6] & bit) != 0) {
                found[hand >>> 6] &= ~bit;
            } else if (numbers.isUsed(hand) && hand != kept) {
                chosen[count++] = hand;
                // So that the second round passes it over.
                found[hand >>> 6] |= bit;
            }
        }
        for (int i = 0; i < count; i++) {
            found[chosen[i] >>> 6] &= ~(1L << chosen[i]);
        }
        return Arrays.copyOf(chosen, count);
    }

    /** Writes records that are about to leave the memory. */
    void write(RecordPages pages, ByteArena arena, int[] records, int count) {
        byte[][] keys = new byte[Math.min(count, BATCH)][];
        byte[][] values = new byte[keys.length][];
        for (int from = 0; from < count; from += BATCH) {
            int some = Math.min(BATCH, count - from);
            for (int i = 0; i < some; i++) {
                int record = records[from + i];
                long[] page = pages.page(record);
                keys[i] = codec.key(page, pages.offset(record), arena);
                values[i] = codec.value(page, pages.offset(record), arena);
            }
            disk.put(keys, values, some);
        }
        size += count;
        unmeasured += count;
        if (unmeasured >= MEASURE) {
            unmeasured = 0;
            disk.store().measure();
        }
    }

    /**
     * Reads the values of records whose keys were just added, as far as they are on disk.
     *
     * @return by place, whether it was
     */
    boolean[] read(RecordPages pages, ByteArena arena, int[] records, int count) {
        boolean[] there = new boolean[count];
        for (int from = 0; from < count; from += BATCH) {
            int some = Math.min(BATCH, count - from);
            List<byte[]> keys = new ArrayList<>(some);
            for (int i = 0; i < some; i++) {
                int record = records[from + i];
                keys.add(codec.key(pages.page(record), pages.offset(record), arena));
            }
            List<byte[]> values = disk.get(keys);
            for (int i = 0; i < some; i++) {
                byte[] value = values.get(i);
                if (value != null) {
                    int record = records[from + i];
                    codec.readValue(value, 0, pages.pageForWrite(record), pages.offset(record), arena);
                    there[from + i] = true;
                    size--;
                }
            }
        }
        return there;
    }

    /** A record in memory is forgotten; if the disk has an old copy, that one too. */
    void remove(RecordPages pages, ByteArena arena, int record) {
        disk.remove(codec.key(pages.page(record), pages.offset(record), arena));
    }

    /** What is on disk as it is now. */
    Frozen freeze() {
        return new Frozen(layout, keyLayout, disk.view(), size);
    }

    void close() {
        disk.close();
    }

    /**
     * What was on disk. Any thread, one at a time.
     *
     * @param size how many of the keys were not in memory at the same time
     */
    record Frozen(RecordLayout layout, KeyLayout keyLayout, DiskTable.View view, int size) {}
}
