package dev.weir.stream.windows;

import java.util.Iterator;

/** Keeps the records that are nearer than a threshold to the last one. */
public final class DeltaEvictor<T, W extends Window> implements Evictor<T, W> {
    private static final long serialVersionUID = 1L;

    private final double threshold;
    private final DeltaFunction<T> distance;
    private final boolean after;

    private DeltaEvictor(double threshold, DeltaFunction<T> distance, boolean after) {
        this.threshold = threshold;
        this.distance = distance;
        this.after = after;
    }

    /** Keeps near records, evicting before the window is computed. */
    public static <T, W extends Window> DeltaEvictor<T, W> of(double threshold, DeltaFunction<T> distance) {
        return new DeltaEvictor<>(threshold, distance, false);
    }

    /** Keeps near records, evicting before or after the window is computed. */
    public static <T, W extends Window> DeltaEvictor<T, W> of(
            double threshold, DeltaFunction<T> distance, boolean doEvictAfter) {
        return new DeltaEvictor<>(threshold, distance, doEvictAfter);
    }

    @Override
    public void evictBefore(Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext context) {
        if (!after) {
            evict(elements);
        }
    }

    @Override
    public void evictAfter(Iterable<TimestampedValue<T>> elements, int size, W window, EvictorContext context) {
        if (after) {
            evict(elements);
        }
    }

    private void evict(Iterable<TimestampedValue<T>> elements) {
        TimestampedValue<T> last = null;
        for (TimestampedValue<T> element : elements) {
            last = element;
        }
        if (last == null) {
            return;
        }
        T newest = last.value();
        Iterator<TimestampedValue<T>> iterator = elements.iterator();
        while (iterator.hasNext()) {
            if (UserCalls.delta(distance, iterator.next().value(), newest) >= threshold) {
                iterator.remove();
            }
        }
    }
}
