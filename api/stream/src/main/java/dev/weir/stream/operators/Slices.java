package dev.weir.stream.operators;

import dev.weir.stream.windows.AlignedWindows;

/**
 * The arithmetic of aligned windows and the slices that they are made of. A slice belongs as a whole to each of its
 * windows; its width is the greatest common divisor of size and slide.
 */
record Slices(long size, long slide, long offset, long width) {
    static Slices of(AlignedWindows windows) {
        long a = windows.sizeMillis();
        long b = windows.slideMillis();
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return new Slices(windows.sizeMillis(), windows.slideMillis(), windows.offsetMillis(), a);
    }

    /** The start of the slice of a time. */
    long slice(long time) {
        return time - Math.floorMod(time - offset, width);
    }

    /** The start of the last window that holds a time, or of the one before when a gap between windows holds it. */
    long lastWindow(long time) {
        return time - Math.floorMod(time - offset, slide);
    }

    /** The start of the first window that holds a time, or of the one behind when a gap between windows holds it. */
    long firstWindow(long time) {
        long last = lastWindow(time);
        // How many slides lie between the first window that ends behind the time and the last that begins before it.
        return last - Math.floorDiv(size - 1 - (time - last), slide) * slide;
    }

    /** Whether some window holds a time. */
    boolean isInWindow(long time) {
        return time < lastWindow(time) + size;
    }

    /** The greatest time of the window that starts at a time. */
    long lastTime(long window) {
        return window + size - 1;
    }
}
