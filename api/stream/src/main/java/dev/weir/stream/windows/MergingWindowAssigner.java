package dev.weir.stream.windows;

import java.util.Collection;

/** An assigner whose windows grow together, as sessions do. */
public interface MergingWindowAssigner<T, W extends Window> extends WindowAssigner<T, W> {
    /** Reports which of the windows are to become one. */
    void mergeWindows(Collection<W> windows, MergeCallback<W> callback);

    /** Takes reports of merges. */
    @FunctionalInterface
    interface MergeCallback<W> {
        /** The windows become {@code mergeResult}. */
        void merge(Collection<W> toBeMerged, W mergeResult);
    }
}
