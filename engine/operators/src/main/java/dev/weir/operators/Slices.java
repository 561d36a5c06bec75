package dev.weir.operators;

/**
 * Aligned windows as runs of slices of equal length, so that a row is added to one slice however many windows it is in
 * (Li et al., "No pane, no gain", 2005). A slice is known by its end. Milliseconds.
 */
final class Slices {
    private final WindowSpec window;
    private final long length;
    private final long offset;

    Slices(WindowSpec window) {
        this.window = window;
        switch (window) {
            case WindowSpec.Tumble w -> {
                length = w.size();
                offset = w.offset();
            }
            case WindowSpec.Hop w -> {
                length = w.slide();
                offset = w.offset();
            }
            case WindowSpec.Cumulate w -> {
                length = w.step();
                offset = w.offset();
            }
            case WindowSpec.Session w -> throw new IllegalArgumentException("sessions have no slices");
        }
    }

    /** The length of a slice: the time between the ends of two windows. */
    long length() {
        return length;
    }

    /** The end of the slice of a time. */
    long end(long time) {
        return time - Math.floorMod(time - offset, length) + length;
    }

    /** The end of the first window that a slice is in is its own; this is the end of the last. */
    long lastWindowEnd(long sliceEnd) {
        return switch (window) {
            case WindowSpec.Hop w -> sliceEnd + w.size() - w.slide();
            case WindowSpec.Cumulate w -> start(sliceEnd) + w.maxSize();
            default -> sliceEnd;
        };
    }

    /** The start of the window of that end. */
    long start(long windowEnd) {
        return switch (window) {
            case WindowSpec.Tumble w -> windowEnd - w.size();
            case WindowSpec.Hop w -> windowEnd - w.size();
            case WindowSpec.Cumulate w -> windowEnd - 1 - Math.floorMod(windowEnd - 1 - offset, w.maxSize());
            case WindowSpec.Session w -> throw new IllegalArgumentException("sessions have no slices");
        };
    }

    /**
     * Whether all slices of a window are kept together once they are complete, because the next window has them too.
     */
    boolean accumulates() {
        return window instanceof WindowSpec.Cumulate;
    }
}
