package dev.weir.stream.process;

import dev.weir.stream.state.KeyedStateStore;
import dev.weir.stream.state.OperatorStateStore;
import java.util.OptionalLong;

/** Where a function's state is when its instance starts. */
public interface FunctionInitializationContext {
    /** Whether the job goes on from a checkpoint. */
    boolean isRestored();

    /** The checkpoint from which the job goes on. */
    OptionalLong getRestoredCheckpointId();

    /** State of the instance. */
    OperatorStateStore getOperatorStateStore();

    /** State by key; behind {@code keyBy} only. */
    KeyedStateStore getKeyedStateStore();
}
