package dev.weir.state;

import dev.weir.dataflow.state.InstanceList;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordTables;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateSnapshot;
import dev.weir.dataflow.state.StateStore;
import java.util.List;

/** All state of one instance, in memory. */
final class MemoryStateStore implements StateStore {
    private final MemoryObjectState objects;
    private final RecordState records;
    private final List<StatePart> parts;

    MemoryStateStore(StateSetup setup) {
        objects = new MemoryObjectState(setup);
        records = new RecordState(setup);
        parts = List.of(records, objects);
    }

    @Override
    public ObjectState objects() {
        return objects;
    }

    @Override
    public RecordTable recordTable(String name, RecordLayout layout) {
        return records.table(name, layout);
    }

    @Override
    public RecordTables recordTables(String name, RecordLayout layout) {
        return records.tables(name, layout);
    }

    @Override
    public <T> InstanceList<T> instanceList(String name, InstanceList.Redistribution redistribution) {
        return objects.instanceList(name, redistribution);
    }

    @Override
    public StateSnapshot freeze(long checkpoint) {
        return new PartsSnapshot(
                parts.stream().map(part -> part.freeze(checkpoint)).toList());
    }

    @Override
    public void completed(long checkpoint) {
        parts.forEach(part -> part.completed(checkpoint));
    }

    @Override
    public void aborted(long checkpoint) {
        parts.forEach(part -> part.aborted(checkpoint));
    }

    @Override
    public void close() {
        records.close();
    }
}
