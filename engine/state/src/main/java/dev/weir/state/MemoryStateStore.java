package dev.weir.state;

import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.StateStore;

/** All state of one instance, in memory. */
public final class MemoryStateStore implements StateStore {
    private final MemoryObjectState objects = new MemoryObjectState();

    @Override
    public ObjectState objects() {
        return objects;
    }
}
