package dev.weir.stream;

/**
 * How a program is run. Weir has one engine for all: bounded inputs end with a watermark of infinity, whatever the
 * mode.
 */
public enum RuntimeExecutionMode {
    STREAMING,
    BATCH,
    AUTOMATIC
}
