package dev.weir.stream.operators;

import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.process.ProcessWindowFunction;
import dev.weir.stream.state.KeyedStateStore;
import dev.weir.stream.windows.GlobalWindow;
import dev.weir.stream.windows.Window;

/** Calls a {@link ProcessWindowFunction}. */
final class ProcessWindowCall implements WindowCaller {
    private final ProcessWindowFunction<Object, Object, Object, Window> function;
    private final WindowContext context;
    private final Surroundings surroundings;

    @SuppressWarnings("unchecked")
    ProcessWindowCall(Function function, WindowContext context) {
        this.function = (ProcessWindowFunction<Object, Object, Object, Window>) function;
        this.context = context;
        surroundings = new Surroundings(this.function);
    }

    @Override
    @SuppressWarnings("NullAway") // A null key is the user's affair.
    public void call(Window window, Iterable<Object> content) throws Exception {
        surroundings.window = window;
        function.process(context.objects().currentKey(), surroundings, content, context.out());
    }

    @Override
    public void clear(Window window) throws Exception {
        surroundings.window = window;
        function.clear(surroundings);
    }

    private final class Surroundings extends ProcessWindowFunction<Object, Object, Object, Window>.Context {
        private Window window = GlobalWindow.INSTANCE;

        Surroundings(ProcessWindowFunction<Object, Object, Object, Window> function) {
            function.super();
        }

        @Override
        public Window window() {
            return window;
        }

        @Override
        public long currentProcessingTime() {
            return context.timers().currentProcessingTime();
        }

        @Override
        public long currentWatermark() {
            return context.timers().currentWatermark();
        }

        @Override
        public KeyedStateStore windowState() {
            return context.windowState(window);
        }

        @Override
        public KeyedStateStore globalState() {
            return context.globalState();
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            context.emitter().collect(outputTag, value);
        }
    }
}
