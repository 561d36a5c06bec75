package dev.weir.state;

import dev.weir.data.objects.ObjectWriter;

/**
 * Saves the rows of a table for a snapshot, from the last to the first. The rows that a later removal moves to the
 * front have been touched and saved by then.
 */
final class TablePass implements ObjectPass {
    private static final int ROWS = 256;
    private static final int BYTES = 1 << 16;
    /** Work of looking at a row that did not change, against a byte written. */
    private static final int WORK_OF_LOOKING = 4;

    private final ObjectTable<?> table;
    private final ObjectSection section;
    private final ObjectSnapshot snapshot;
    private final long deadline;
    /** Rows from this one on are saved. */
    private int saved;

    /** @param deadline rows that have expired by then are left out */
    TablePass(ObjectTable<?> table, ObjectSection section, ObjectSnapshot snapshot, long deadline) {
        this.table = table;
        this.section = section;
        this.snapshot = snapshot;
        this.deadline = deadline;
        saved = table.size();
        table.add(this);
    }

    /** Saves a row that is about to be touched, unless it is saved or new. */
    void saveBefore(int row) {
        if (row < saved && isNeeded(row)) {
            save(row);
        }
    }

    private boolean isNeeded(int row) {
        return table.touched(row) <= snapshot.until() && table.touched(row) > snapshot.since();
    }

    @Override
    public int step() {
        saved = Math.min(saved, table.size());
        if (saved == 0) {
            table.remove(this);
            return 0;
        }
        long before = section.size();
        int work = 0;
        for (int i = 0; i < ROWS * 8 && saved > 0 && work < BYTES; i++) {
            int row = saved - 1;
            if (isNeeded(row)) {
                save(row);
            }
            saved = row;
            work = (int) Math.min(Integer.MAX_VALUE, section.size() - before + (long) i * WORK_OF_LOOKING);
        }
        return Math.max(work, 1);
    }

    @Override
    public void abandon() {
        table.remove(this);
    }

    private void save(int row) {
        String name = section.name();
        ObjectWriter writer = snapshot.writer();
        Object held = table.peek(row);
        Object key = table.key(row);
        Object namespace = table.namespace(row);
        if (held instanceof StampedRow stamped && stamped.isExpired(deadline)) {
            return;
        }
        if (snapshot.isFixed(held) && snapshot.isFixed(key) && snapshot.isFixed(namespace)) {
            section.hold(table.place(), table.hash(row), namespace, key, held);
            return;
        }
        byte[] keyBytes = writer.write(name, namespace, key);
        byte[] value = held instanceof StampedRow stamped ? stamped.write(writer, name) : writer.write(name, held);
        section.put(table.place(), table.hash(row), keyBytes, value);
    }
}
