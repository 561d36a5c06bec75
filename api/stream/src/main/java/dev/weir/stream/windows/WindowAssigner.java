package dev.weir.stream.windows;

import java.io.Serializable;
import java.util.Collection;

/**
 * Says which windows a record belongs to. Immutable.
 *
 * @param <T> the records it can look at
 * @param <W> its windows
 */
public interface WindowAssigner<T, W extends Window> extends Serializable {
    /** The windows of a record. */
    Collection<W> assignWindows(T element, long timestamp, WindowAssignerContext context);

    /** When windows are computed unless the user says otherwise. */
    Trigger<Object, W> getDefaultTrigger();

    /** Whether windows follow event time; else processing time. */
    boolean isEventTime();

    /** What an assigner may know. */
    interface WindowAssignerContext {
        /** Processing time in milliseconds. */
        long getCurrentProcessingTime();
    }
}
