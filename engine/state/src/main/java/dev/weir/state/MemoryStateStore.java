package dev.weir.state;

import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordTables;
import dev.weir.dataflow.state.StateStore;
import java.util.HashMap;
import java.util.Map;

/** All state of one instance, in memory. */
public final class MemoryStateStore implements StateStore {
    private final MemoryObjectState objects = new MemoryObjectState();
    private final Map<String, MemoryRecordTable> tables = new HashMap<>();
    private final Map<String, MemoryRecordTables> namespacedTables = new HashMap<>();

    @Override
    public ObjectState objects() {
        return objects;
    }

    @Override
    public RecordTable recordTable(String name, RecordLayout layout) {
        return tables.computeIfAbsent(name, key -> new MemoryRecordTable(layout, 0));
    }

    @Override
    public RecordTables recordTables(String name, RecordLayout layout) {
        return namespacedTables.computeIfAbsent(name, key -> new MemoryRecordTables(layout));
    }
}
