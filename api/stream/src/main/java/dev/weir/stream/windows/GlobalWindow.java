package dev.weir.stream.windows;

/** The one window of all records. */
public enum GlobalWindow implements Window {
    INSTANCE;

    /** The window. */
    public static GlobalWindow get() {
        return INSTANCE;
    }

    @Override
    public long maxTimestamp() {
        return Long.MAX_VALUE;
    }
}
