package dev.weir.state;

import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordTables;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateSnapshot;
import java.util.HashMap;
import java.util.Map;

/** The record tables of one instance. */
final class RecordState implements StatePart {
    private final Map<String, MemoryRecordTable> tables = new HashMap<>();
    private final Map<String, MemoryRecordTables> namespacedTables = new HashMap<>();

    RecordState(StateSetup setup) {}

    RecordTable table(String name, RecordLayout layout) {
        return tables.computeIfAbsent(name, key -> new MemoryRecordTable(layout, 0));
    }

    RecordTables tables(String name, RecordLayout layout) {
        return namespacedTables.computeIfAbsent(name, key -> new MemoryRecordTables(layout));
    }

    @Override
    public StateSnapshot freeze(long checkpoint) {
        return StateSnapshot.EMPTY;
    }
}
