package dev.weir.stream.process;

/**
 * A function with state that belongs to its instance and not to a key. Is told before {@link RichFunction#open} where
 * its state is, and before each checkpoint that it is time to bring it up to date.
 */
public interface CheckpointedFunction {
    /** A checkpoint is about to be taken of the state. Short: the job waits for it. */
    void snapshotState(FunctionSnapshotContext context) throws Exception;

    /** Asks for state, which holds what was restored. */
    void initializeState(FunctionInitializationContext context) throws Exception;
}
