package dev.weir.dataflow;

/** Distinguished watermarks, in milliseconds. */
public final class Watermarks {
    /** Nothing is known about event time yet. */
    public static final long MIN = Long.MIN_VALUE;

    /** No row will come any more. */
    public static final long MAX = Long.MAX_VALUE;

    private Watermarks() {}
}
