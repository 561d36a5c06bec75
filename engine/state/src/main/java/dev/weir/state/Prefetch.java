package dev.weir.state;

import org.jspecify.annotations.Nullable;

/**
 * Has the processor fetch many objects into its caches: a loop that reads their classes only waits for none of them, so
 * that the waits overlap, which those of a loop that does something with them hardly do.
 */
final class Prefetch {
    private Prefetch() {}

    /** Fetches the first objects of an array. */
    static void objects(@Nullable Object[] objects, int count) {
        Class<?> last = null;
        int changes = 0;
        for (int i = 0; i < count; i++) {
            Object present = objects[i];
            if (present != null && present.getClass() != last) {
                last = present.getClass();
                changes++;
            }
        }
        check(changes, count);
    }

    /**
     * Fetches objects of some rows.
     *
     * @param rows negative ones are passed over
     */
    static void objects(@Nullable Object[] objects, int[] rows, int count) {
        Class<?> last = null;
        int changes = 0;
        for (int i = 0; i < count; i++) {
            Object present = rows[i] < 0 ? null : objects[rows[i]];
            if (present != null && present.getClass() != last) {
                last = present.getClass();
                changes++;
            }
        }
        check(changes, count);
    }

    /** Never fails; a loop without a result would be removed. */
    private static void check(int changes, int count) {
        if (changes > count) {
            throw new AssertionError(changes);
        }
    }
}
