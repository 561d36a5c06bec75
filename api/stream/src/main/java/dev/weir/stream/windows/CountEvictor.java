package dev.weir.stream.windows;

import java.util.Iterator;

/** Keeps the last records only. */
public final class CountEvictor<W extends Window> implements Evictor<Object, W> {
    private static final long serialVersionUID = 1L;

    private final long maxCount;
    private final boolean after;

    private CountEvictor(long maxCount, boolean after) {
        this.maxCount = maxCount;
        this.after = after;
    }

    /** Keeps {@code maxCount} records, evicting before the window is computed. */
    public static <W extends Window> CountEvictor<W> of(long maxCount) {
        return new CountEvictor<>(maxCount, false);
    }

    /** Keeps {@code maxCount} records, evicting before or after the window is computed. */
    public static <W extends Window> CountEvictor<W> of(long maxCount, boolean doEvictAfter) {
        return new CountEvictor<>(maxCount, doEvictAfter);
    }

    @Override
    public void evictBefore(Iterable<TimestampedValue<Object>> elements, int size, W window, EvictorContext context) {
        if (!after) {
            evict(elements, size);
        }
    }

    @Override
    public void evictAfter(Iterable<TimestampedValue<Object>> elements, int size, W window, EvictorContext context) {
        if (after) {
            evict(elements, size);
        }
    }

    private void evict(Iterable<TimestampedValue<Object>> elements, int size) {
        Iterator<TimestampedValue<Object>> iterator = elements.iterator();
        for (long surplus = size - maxCount; surplus > 0; surplus--) {
            iterator.next();
            iterator.remove();
        }
    }
}
