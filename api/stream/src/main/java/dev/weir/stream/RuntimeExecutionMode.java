package dev.weir.stream;

/** How a program is run, and which of its results are given. */
public enum RuntimeExecutionMode {
    /** Results are updated with every record; watermarks say when windows are complete. The default. */
    STREAMING,

    /**
     * Only final results are given. Sources must have an end, and event time stands still until it, so that no record
     * is late; a reduction by key gives one record a key.
     */
    BATCH,

    /** As BATCH when all sources have an end, otherwise as STREAMING. */
    AUTOMATIC
}
