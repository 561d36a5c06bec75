package dev.weir.state;

import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordTables;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A {@link MemoryRecordTable} a namespace. A new one expects as many keys as the one dropped last had. */
final class MemoryRecordTables implements RecordTables {
    private final RecordLayout layout;
    private final TreeMap<Long, MemoryRecordTable> tables = new TreeMap<>();
    private int expectedSize;

    MemoryRecordTables(RecordLayout layout) {
        this.layout = layout;
    }

    RecordLayout layout() {
        return layout;
    }

    /** Takes a table that was restored. */
    void put(long namespace, MemoryRecordTable table) {
        tables.put(namespace, table);
    }

    void forEach(BiConsumer<Long, MemoryRecordTable> action) {
        tables.forEach(action);
    }

    @Override
    public RecordTable at(long namespace) {
        return tables.computeIfAbsent(namespace, key -> new MemoryRecordTable(layout, expectedSize));
    }

    @Override
    public boolean contains(long namespace) {
        return tables.containsKey(namespace);
    }

    @Override
    public void drop(long namespace) {
        MemoryRecordTable dropped = tables.remove(namespace);
        if (dropped != null) {
            expectedSize = dropped.size();
        }
    }

    @Override
    public long[] namespaces() {
        return tables.keySet().stream().mapToLong(Long::longValue).toArray();
    }
}
