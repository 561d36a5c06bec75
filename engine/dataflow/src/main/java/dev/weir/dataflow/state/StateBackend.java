package dev.weir.dataflow.state;

import java.util.Optional;
import java.util.ServiceLoader;

/** Where the state of a worker's instances is kept; found by {@link ServiceLoader}. Safe from any thread. */
public interface StateBackend {
    /** The store of one parallel instance of an operator, with what is restored. May read files. */
    StateStore open(StateSetup setup);

    /** The backend on the class path. */
    static StateBackend load() {
        Optional<StateBackend> found = ServiceLoader.load(StateBackend.class).findFirst();
        return found.orElseThrow(() -> new IllegalStateException(
                "no StateBackend on the class path: add dev.weir:weir-state to the dependencies"));
    }
}
