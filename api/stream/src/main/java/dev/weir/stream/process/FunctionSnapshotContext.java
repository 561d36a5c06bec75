package dev.weir.stream.process;

/** The checkpoint that is about to be taken. */
public interface FunctionSnapshotContext {
    /** Its number. */
    long getCheckpointId();
}
