package dev.weir.stream.operators;

import dev.weir.base.Counter;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.state.KeyedStateStore;
import dev.weir.stream.windows.Window;
import dev.weir.stream.windows.WindowAssigner;
import java.util.List;

/** What all parts of a window operator share: key, time, output, state and timers by window. */
final class WindowContext implements WindowAssigner.WindowAssignerContext {
    private final ObjectState objects;
    private final Emitter emitter;
    private final Namespace window = new Namespace();
    private final KeyedTimers timers;
    private final StateTimes times;
    private final StateViews windowState;
    private final StateViews globalState;
    private final boolean merging;
    private final Counter late;

    /** @param merging whether windows merge, so that nothing can be kept by window */
    WindowContext(OperatorContext context, List<OutputTag<?>> tags, boolean merging) {
        this.merging = merging;
        objects = context.state().objects();
        emitter = new Emitter(tags);
        timers = new KeyedTimers(context, window, true);
        times = new StateTimes(context, timers);
        windowState = new StateViews(objects, times, "window/", window);
        globalState = new StateViews(objects, times, "user/", new Namespace());
        late = context.metrics().counter(context.name() + ".late-rows");
    }

    ObjectState objects() {
        return objects;
    }

    Emitter emitter() {
        return emitter;
    }

    /** The window that timers and state of triggers mean. */
    Namespace window() {
        return window;
    }

    KeyedTimers timers() {
        return timers;
    }

    StateTimes times() {
        return times;
    }

    Counter late() {
        return late;
    }

    @SuppressWarnings("unchecked")
    <T> Collector<T> out() {
        return (Collector<T>) (Collector<?>) emitter;
    }

    /** State of the current key and a window. */
    KeyedStateStore windowState(Window of) {
        if (merging) {
            throw new UnsupportedOperationException("windows that merge have no state of their own; use globalState()");
        }
        window.set(of);
        return windowState;
    }

    /** State of the current key. */
    KeyedStateStore globalState() {
        return globalState;
    }

    @Override
    public long getCurrentProcessingTime() {
        return timers.currentProcessingTime();
    }
}
