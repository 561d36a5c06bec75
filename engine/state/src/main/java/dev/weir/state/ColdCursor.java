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
    private final LiveFamily family;
    private final ColdRecords cold;
    private final DiskTable.View view;
    private final int[] visitors = new int[MOST];
    private int visitorCount;
    private int nextInMemory;
    private byte[] nextOnDisk = new byte[0];
    private boolean ended;

    ColdCursor(MemoryRecordTable table, TableSpill spill, LiveFamily family, ColdRecords cold) {
        this.table = table;
        this.spill = spill;
        this.family = family;
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
        spill.leave(visitors, visitorCount);
        visitorCount = 0;
        while (!ended && visitorCount == 0) {
            bring(Math.min(MOST, records.length));
        }
        System.arraycopy(visitors, 0, records, 0, visitorCount);
        return visitorCount;
    }

    private void bring(int most) {
        List<Entry> entries = new ArrayList<>();
        try {
            view.read(nextOnDisk, (key, value) -> {
                entries.add(new Entry(key, value));
                return entries.size() < most;
            });
            if (entries.isEmpty()) {
                ended = true;
                view.close();
                return;
            }
            bring(entries);
        } catch (IOException e) {
            throw cold.disk().store().failed("read", e);
        }
        byte[] last = entries.getLast().key;
        // The smallest that is larger.
        nextOnDisk = Arrays.copyOf(last, last.length + 1);
    }

    private void bring(List<Entry> entries) throws DamagedStateException {
        int[] records = family.roots(entries.stream().map(Entry::key).toList());
        for (int i = 0; i < records.length; i++) {
            if (family.sameKey(records[i]) != RecordTable.NONE) {
                family.dropUnindexed(records[i]);
                continue;
            }
            family.indexRoot(records[i]);
            cold.come(records[i], entries.get(i).value);
            visitors[visitorCount++] = records[i];
        }
        family.index();
    }
}
