package dev.weir.state;

import dev.weir.dataflow.state.StateBackend;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateStore;

/** Keeps all state on the heap. */
public final class MemoryStateBackend implements StateBackend {
    @Override
    public StateStore open(StateSetup setup) {
        return new MemoryStateStore(setup);
    }
}
