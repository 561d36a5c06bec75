package dev.weir.stream.operators;

import dev.weir.dataflow.state.MapCell;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.stream.windows.MergingWindowAssigner;
import dev.weir.stream.windows.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which windows of the current key have grown together. The content of a merged window stays under the name of the
 * first window that it was made of, its state window, so that merging moves as little as possible.
 */
final class MergingWindows {
    /** Told of each merge. */
    interface Listener {
        /**
         * @param result the new window
         * @param merged the windows that it was made of
         * @param stateWindow where the new window's content is
         * @param mergedStateWindows where the rest of it is until it is moved
         */
        void onMerge(
                Window result, Collection<Window> merged, Window stateWindow, Collection<Window> mergedStateWindows)
                throws Exception;
    }

    private record Merge(Collection<Window> windows, Window result) {}

    private final MergingWindowAssigner<Object, Window> assigner;
    private final MapCell<Window, Window> stateWindows;

    MergingWindows(MergingWindowAssigner<Object, Window> assigner, ObjectState objects) {
        this.assigner = assigner;
        stateWindows = objects.map("merging-windows");
    }

    /** Where the content of a window is; null when the window is gone. */
    @Nullable
    Window stateWindow(Window window) {
        return stateWindows.get(window);
    }

    /** Forgets a window. */
    void retire(Window window) {
        stateWindows.remove(window);
    }

    /** Adds a window and returns the one that it has become part of. */
    Window add(Window added, Listener listener) throws Exception {
        List<Window> all = new ArrayList<>(stateWindows.view().keySet());
        if (!all.contains(added)) {
            all.add(added);
        }
        List<Merge> merges = new ArrayList<>();
        assigner.mergeWindows(all, (windows, result) -> merges.add(new Merge(windows, result)));
        Window home = added;
        boolean isMerged = false;
        for (Merge merge : merges) {
            List<Window> old = new ArrayList<>(merge.windows);
            if (old.remove(added)) {
                home = merge.result;
                isMerged = true;
                if (stateWindows.contains(added)) {
                    old.add(added);
                }
            }
            apply(old, merge.result, listener);
        }
        if (!isMerged && !stateWindows.contains(home)) {
            stateWindows.put(home, home);
        }
        return home;
    }

    private void apply(List<Window> old, Window result, Listener listener) throws Exception {
        List<Window> places = new ArrayList<>();
        for (Window window : old) {
            Window place = stateWindows.get(window);
            if (place != null) {
                places.add(place);
                stateWindows.remove(window);
            }
        }
        Window place = places.removeFirst();
        stateWindows.put(result, place);
        if (old.size() > 1 || !old.contains(result)) {
            old.remove(result);
            listener.onMerge(result, old, place, places);
        }
    }
}
