package dev.weir.stream.windows;

import java.time.Duration;
import java.util.Iterator;

/** Keeps the records that are younger than a time, measured from the youngest. */
public final class TimeEvictor<W extends Window> implements Evictor<Object, W> {
    private static final long serialVersionUID = 1L;

    private final long keptMillis;
    private final boolean after;

    private TimeEvictor(long keptMillis, boolean after) {
        this.keptMillis = keptMillis;
        this.after = after;
    }

    /** Keeps the last records, evicting before the window is computed. */
    public static <W extends Window> TimeEvictor<W> of(Duration windowSize) {
        return new TimeEvictor<>(windowSize.toMillis(), false);
    }

    /** Keeps the last records, evicting before or after the window is computed. */
    public static <W extends Window> TimeEvictor<W> of(Duration windowSize, boolean doEvictAfter) {
        return new TimeEvictor<>(windowSize.toMillis(), doEvictAfter);
    }

    @Override
    public void evictBefore(Iterable<TimestampedValue<Object>> elements, int size, W window, EvictorContext context) {
        if (!after) {
            evict(elements);
        }
    }

    @Override
    public void evictAfter(Iterable<TimestampedValue<Object>> elements, int size, W window, EvictorContext context) {
        if (after) {
            evict(elements);
        }
    }

    private void evict(Iterable<TimestampedValue<Object>> elements) {
        long youngest = Long.MIN_VALUE;
        for (TimestampedValue<Object> element : elements) {
            if (!element.hasTimestamp()) {
                return;
            }
            youngest = Math.max(youngest, element.timestamp());
        }
        Iterator<TimestampedValue<Object>> iterator = elements.iterator();
        while (iterator.hasNext()) {
            if (iterator.next().timestamp() <= youngest - keptMillis) {
                iterator.remove();
            }
        }
    }
}
