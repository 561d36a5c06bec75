package dev.weir.state;

import dev.weir.dataflow.state.RecordTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Walks the records of a table in memory, then those on disk, which are brought into memory some at a time. */
final class ColdCursor implements RecordTable.Cursor {
    private static final int MOST = 2048;

    private record Entry(byte[] key, byte[] value) {}

    private final MemoryRecordTable table;
    private final TableSpill spill;
    private final ColdRecords cold;
    private final DiskTable.View view;
    private final int[] visitors = new int[MOST];
    private int visitorCount;
    private int nextInMemory;
    private byte[] nextOnDisk = new byte[0];
    private boolean ended;

    ColdCursor(MemoryRecordTable table, TableSpill spill, ColdRecords cold) {
        this.table = table;
        this.spill = spill;
        this.cold = cold;
        view = cold.disk().view();
    }

    @Override
    public int next(int[] records) {
        if (nextInMemory >= 0) {
            int count = table.scan(nextInMemory, records);
            nextInMemory = count == 0 ? -1 : records[count - 1] + 1;
            if (count > 0) {
                return count;
            }
        }
        sendBack();
        while (!ended && visitorCount == 0) {
            bring(Math.min(MOST, records.length));
        }
        System.arraycopy(visitors, 0, records, 0, visitorCount);
        return visitorCount;
    }

    private void sendBack() {
        for (int i = 0; i < visitorCount; i++) {
            spill.leave(visitors[i]);
        }
        cold.taken(-visitorCount);
        visitorCount = 0;
    }

    private void bring(int most) {
        List<Entry> entries = new ArrayList<>();
        try {
            view.read(nextOnDisk, (key, value) -> {
                entries.add(new Entry(key, value));
                return entries.size() < most;
            });
        } catch (IOException e) {
            throw cold.disk().store().failed("read", e);
        }
        if (entries.isEmpty()) {
            ended = true;
            view.close();
            return;
        }
        byte[] last = entries.getLast().key;
        // The smallest that is larger.
        nextOnDisk = Arrays.copyOf(last, last.length + 1);
        for (Entry entry : entries) {
            int record = spill.visit(entry.key, entry.value, cold.codec());
            if (record != RecordTable.NONE) {
                visitors[visitorCount++] = record;
            }
        }
        cold.taken(visitorCount);
    }
}
