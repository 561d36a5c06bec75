package dev.weir.stream.process;

import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.state.KeyedStateStore;
import dev.weir.stream.windows.Window;

/** Computes a window of a key, with the window's surroundings. */
public abstract class ProcessWindowFunction<I, O, K, W extends Window> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    /** Takes the window's elements, or its one aggregate. */
    public abstract void process(K key, Context context, Iterable<I> elements, Collector<O> out) throws Exception;

    /** The window goes: clear what was kept in {@link Context#windowState}. */
    public void clear(Context context) throws Exception {}

    /** The window's surroundings; valid during the call only. */
    public abstract class Context {
        public abstract W window();

        public abstract long currentProcessingTime();

        public abstract long currentWatermark();

        /** State of this key and window. */
        public abstract KeyedStateStore windowState();

        /** State of this key. */
        public abstract KeyedStateStore globalState();

        /** Emits a record to a side output. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
