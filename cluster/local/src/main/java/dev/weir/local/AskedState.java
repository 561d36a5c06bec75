package dev.weir.local;

import dev.weir.dataflow.state.InstanceList;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordTable;
import dev.weir.dataflow.state.RecordTables;
import dev.weir.dataflow.state.StateSnapshot;
import dev.weir.dataflow.state.StateStore;
import java.util.Map;

/** A store that notes the forms of the record tables that are asked for. */
final class AskedState implements StateStore {
    private final StateStore store;
    private final Map<String, String> asked;

    /** @param asked receives the forms by name */
    AskedState(StateStore store, Map<String, String> asked) {
        this.store = store;
        this.asked = asked;
    }

    @Override
    public ObjectState objects() {
        return store.objects();
    }

    @Override
    public RecordTable recordTable(String name, RecordLayout layout) {
        asked.put(name, layout.describe());
        return store.recordTable(name, layout);
    }

    @Override
    public RecordTables recordTables(String name, RecordLayout layout) {
        asked.put(name, layout.describe());
        return store.recordTables(name, layout);
    }

    @Override
    public <T> InstanceList<T> instanceList(String name, InstanceList.Redistribution redistribution) {
        return store.instanceList(name, redistribution);
    }

    @Override
    public StateSnapshot freeze(long checkpoint) {
        return store.freeze(checkpoint);
    }
}
