package dev.weir.state;

/**
 * Saves the rows of a table for a snapshot: those that are to be touched before that, then the rest. The rows that a
 * removal moves have been touched and saved by then.
 */
final class TablePass implements ObjectPass {
    private static final int BYTES = 1 << 16;
    /** Work of looking at 64 rows that did not change, against a byte written. */
    private static final int WORK_OF_LOOKING = 4;

    private final ObjectTable<?> table;
    private final ObjectSection section;
    private final ObjectSnapshot snapshot;
    private final long deadline;
    /** Whether objects are held by reference, all of them or where their values allow it. */
    private final boolean isHeldWhole;

    private final boolean areKeysFixed;
    /** By row whether it is to be saved; none of those from this word on. */
    private final long[] left;

    private int words;

    /** @param deadline rows that have expired by then are left out */
    TablePass(ObjectTable<?> table, ObjectSection section, ObjectSnapshot snapshot, long deadline) {
        this.table = table;
        this.section = section;
        this.snapshot = snapshot;
        this.deadline = deadline;
        left = table.touched().end(snapshot.until(), snapshot.since(), table.size());
        words = left.length;
        areKeysFixed = table.keyClasses().areFixed();
        isHeldWhole = areKeysFixed && table.valueClasses().areFixed();
        if (areKeysFixed) {
            section.held().meet(table.keyClasses().all());
        }
        if (isHeldWhole) {
            section.held().meet(table.valueClasses().all());
        }
        table.add(this);
    }

    /** Saves a row that is about to be touched, unless it is saved or new. */
    void saveBefore(int row) {
        int word = row >>> 6;
        if (word < left.length && (left[word] & 1L << row) != 0) {
            left[word] &= ~(1L << row);
            save(row);
        }
    }

    @Override
    public int step() {
        if (words == 0) {
            table.remove(this);
            return 0;
        }
        long before = section.size();
        long work = 0;
        while (words > 0 && work < BYTES) {
            long bits = left[words - 1];
            if (bits == 0) {
                words--;
                work += WORK_OF_LOOKING;
                continue;
            }
            left[words - 1] = bits & bits - 1;
            save((words - 1 << 6) + Long.numberOfTrailingZeros(bits));
            long after = section.size();
            work += after - before;
            before = after;
        }
        return Math.clamp(work, 1, Integer.MAX_VALUE);
    }

    @Override
    public void abandon() {
        table.remove(this);
    }

    private void save(int row) {
        Object value = table.peek(row);
        Object key = table.key(row);
        Object namespace = table.namespace(row);
        if (isHeldWhole) {
            section.held().add(table.place(), table.hash(row), namespace, key, value);
            return;
        }
        if (value instanceof StampedRow stamped && stamped.isExpired(deadline)) {
            return;
        }
        if (value instanceof StampedRow.Single<?> single && areKeysFixed && snapshot.isFixed(single.value)) {
            section.held().add(table.place(), table.hash(row), namespace, key, single.value);
            section.held().stampLast(single.stamp);
            if (single.value != null) {
                section.held().meet(single.value.getClass());
            }
            return;
        }
        section.put(snapshot.writer(), table.place(), table.hash(row), namespace, key, value);
    }
}
