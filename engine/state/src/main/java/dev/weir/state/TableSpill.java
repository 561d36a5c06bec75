package dev.weir.state;

import static dev.weir.dataflow.state.RecordTable.NONE;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of a table that goes to disk when it does not fit into memory, with what belongs to its records, and comes
 * back. Instance's own thread.
 */
final class TableSpill {
    /** Records for which there is room after {@link #settle}: at least so many, or a part of all. */
    private static final int LEAST_ROOM = 256;

    private static final int ROOM_SHIFT = 4;
    /** Roots that leave at once, where it is not known how much that helps: a part of all. */
    private static final int STEP_SHIFT = 5;

    private final MemoryRecordTable table;
    private final TableParts parts;
    private final KeyLookup lookup;
    private final @Nullable MemoryBudget budget;
    /** Finds the table and those that belong to it; null when they cannot leave the memory. */
    private Siblings siblings = () -> null;

    private @Nullable LiveFamily family;
    private boolean stays;
    /** What is used of the budget; null before the owner has said that records may leave. */
    private MemoryBudget.@Nullable Share share;
    /** The families on disk; null as long as all fit. */
    private @Nullable ColdRecords cold;

    /** Finds the tables of an operator that belong together. */
    @FunctionalInterface
    interface Siblings {
        /** A table and what belongs to it; null when its records cannot go anywhere by themselves. */
        @Nullable
        LiveFamily family();
    }

    /** @param budget what limits the table, once its owner settles; null for nothing */
    TableSpill(MemoryRecordTable table, TableParts parts, KeyLookup lookup, @Nullable MemoryBudget budget) {
        this.table = table;
        this.parts = parts;
        this.lookup = lookup;
        this.budget = budget;
    }

    void setSiblings(Siblings others) {
        siblings = others;
    }

    /** The families on disk; null as long as all fit. */
    @Nullable
    ColdRecords cold() {
        return cold;
    }

    /** The table and those that go with it; null as long as all fit. */
    @Nullable
    LiveFamily coldFamily() {
        return cold == null ? null : family;
    }

    /** The table and those that go with it, once that is known. */
    LiveFamily tables() {
        return Objects.requireNonNull(family);
    }

    /** Whether records may go to disk, or are there. */
    boolean isOn() {
        return share != null || cold != null;
    }

    /** The tables that belong together are known. */
    void join(LiveFamily tables) {
        family = tables;
    }

    /** See {@link dev.weir.dataflow.state.RecordTable#settle}. */
    void settle() {
        if (budget == null || stays) {
            return;
        }
        LiveFamily present = family;
        if (present == null) {
            present = siblings.family();
            family = present;
            stays = present == null;
            if (present == null) {
                return;
            }
        }
        MemoryBudget.Share mine = share;
        if (mine == null) {
            mine = budget.share();
            share = mine;
        }
        boolean over = cold != null && mine.isOver();
        if (!over && hasRoom(present, 1)) {
            return;
        }
        mine.set(present.sizeInBytes());
        if (over) {
            evict(open(present), parts.numbers.size());
            // The NULL key's record, which has not left, keeps the memory of all.
            present.resetEmpty();
        } else if (!mine.mayGrow(growth(present))) {
            makeRoom(present);
        }
        mine.set(present.sizeInBytes());
    }

    private static int room(TableParts some) {
        return Math.max(LEAST_ROOM, some.numbers.size() >>> ROOM_SHIFT);
    }

    private static boolean hasRoom(TableParts some, int times) {
        return some.numbers.capacity() - some.numbers.size() >= times * room(some);
    }

    private static boolean hasRoom(LiveFamily tables, int times) {
        for (int i = 0; i < tables.size(); i++) {
            if (!hasRoom(tables.parts(i), times)) {
                return false;
            }
        }
        return true;
    }

    /** Bytes that room in all tables takes beside what they have. */
    private static long growth(LiveFamily tables) {
        long bytes = 0;
        for (int i = 0; i < tables.size(); i++) {
            TableParts some = tables.parts(i);
            if (!hasRoom(some, 1)) {
                bytes += room(some) * (long) some.recordBytes() + some.index.growth(room(some));
            }
        }
        return bytes;
    }

    private void makeRoom(LiveFamily tables) {
        ColdRecords disk = open(tables);
        if (tables.size() == 1) {
            evict(disk, Math.min(parts.numbers.size(), 2 * room(parts)));
            return;
        }
        int step = Math.max(1, parts.numbers.size() >>> STEP_SHIFT);
        int left;
        do {
            left = evict(disk, Math.min(parts.numbers.size(), step));
        } while (left > 0 && !hasRoom(tables, 2));
    }

    private ColdRecords open(LiveFamily tables) {
        ColdRecords disk = cold;
        if (disk == null) {
            disk = new ColdRecords(tables, Objects.requireNonNull(budget).disk());
            cold = disk;
            for (int i = 0; i < tables.size(); i++) {
                tables.table(i).goesToDisk(i == 0 ? null : table, i);
            }
        }
        return disk;
    }

    /** The disk, for who fills a table that was restored. */
    ColdRecords open() {
        return open(Objects.requireNonNull(family));
    }

    /** Whether some bytes more fit, for who fills a table that was restored. */
    boolean mayGrow(long bytes) {
        if (budget == null) {
            return true;
        }
        MemoryBudget.Share mine = share;
        if (mine == null) {
            mine = budget.share();
            share = mine;
        }
        mine.set(Objects.requireNonNull(family).sizeInBytes());
        return cold == null && mine.mayGrow(bytes);
    }

    /** Takes roots with what belongs to them out of the memory; gives how many. */
    private int evict(ColdRecords disk, int wanted) {
        int[] leaving = disk.choose(parts.numbers, parts.nullRecord, wanted);
        disk.leave(leaving, leaving.length, unsaved(leaving, leaving.length));
        return leaving.length;
    }

    /** Which records have changed since the newest complete checkpoint, as far as that is known. */
    private boolean[] unsaved(int[] records, int count) {
        boolean[] unsaved = new boolean[count];
        for (int i = 0; i < count; i++) {
            unsaved[i] = parts.pages.isChanged(records[i]) || table.history().hasChanged(records[i]);
        }
        return unsaved;
    }

    /** Searches in memory, then for all that is not there on disk. */
    void search(SoughtKeys sought, int[] records, int[] missed, int misses, boolean add, ColdRecords disk) {
        RecordNumbers numbers = parts.numbers;
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
        boolean[] there = disk.read(added, count);
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

    /** Families that were only visiting go back. */
    void leave(int[] records, int count) {
        Objects.requireNonNull(cold).leave(records, count, unsaved(records, count));
    }

    /** Forgets what is on disk, but for what is frozen. */
    void clear() {
        ColdRecords disk = cold;
        if (disk != null) {
            disk.drop();
            comeBack();
        }
    }

    private void comeBack() {
        cold = null;
        LiveFamily all = tables();
        for (int i = 0; i < all.size(); i++) {
            all.table(i).isBack();
        }
    }

    /** The table is forgotten, but not what is frozen of it. */
    void drop() {
        clear();
        closeShare();
    }

    /** Nobody needs the table any more, but for who is reading what was frozen. */
    void close() {
        ColdRecords disk = cold;
        if (disk != null) {
            disk.close();
            comeBack();
        }
        closeShare();
    }

    private void closeShare() {
        if (share != null) {
            share.close();
            share = null;
        }
    }
}
