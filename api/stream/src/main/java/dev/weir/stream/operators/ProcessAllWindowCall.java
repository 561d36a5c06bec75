package dev.weir.stream.operators;

import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.process.ProcessAllWindowFunction;
import dev.weir.stream.state.KeyedStateStore;
import dev.weir.stream.windows.GlobalWindow;
import dev.weir.stream.windows.Window;

/** Calls a {@link ProcessAllWindowFunction}. */
final class ProcessAllWindowCall implements WindowCaller {
    private final ProcessAllWindowFunction<Object, Object, Window> function;
    private final WindowContext context;
    private final Surroundings surroundings;

    @SuppressWarnings("unchecked")
    ProcessAllWindowCall(Function function, WindowContext context) {
        this.function = (ProcessAllWindowFunction<Object, Object, Window>) function;
        this.context = context;
        surroundings = new Surroundings(this.function);
    }

    @Override
    public void call(Window window, Iterable<Object> content) throws Exception {
        surroundings.window = window;
        function.process(surroundings, content, context.out());
    }

    @Override
    public void clear(Window window) throws Exception {
        surroundings.window = window;
        function.clear(surroundings);
    }

    private final class Surroundings extends ProcessAllWindowFunction<Object, Object, Window>.Context {
        private Window window = GlobalWindow.INSTANCE;

        Surroundings(ProcessAllWindowFunction<Object, Object, Window> function) {
            function.super();
        }

        @Override
        public Window window() {
            return window;
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
