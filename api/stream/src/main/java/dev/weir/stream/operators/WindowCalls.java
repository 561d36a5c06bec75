package dev.weir.stream.operators;

import dev.weir.stream.functions.Function;
import dev.weir.stream.process.AllWindowFunction;
import dev.weir.stream.process.WindowFunction;
import dev.weir.stream.windows.Window;

/** Window functions without a context. */
@SuppressWarnings({"unchecked", "NullAway"}) // A null key is the user's affair.
final class WindowCalls {
    private WindowCalls() {}

    record Content(Function function, WindowContext context) implements WindowCaller {
        @Override
        public void call(Window window, Iterable<Object> content) {
            content.forEach(context.out()::collect);
        }
    }

    record Apply(Function function, WindowContext context) implements WindowCaller {
        @Override
        public void call(Window window, Iterable<Object> content) throws Exception {
            ((WindowFunction<Object, Object, Object, Window>) function)
                    .apply(context.objects().currentKey(), window, content, context.out());
        }
    }

    record ApplyAll(Function function, WindowContext context) implements WindowCaller {
        @Override
        public void call(Window window, Iterable<Object> content) throws Exception {
            ((AllWindowFunction<Object, Object, Window>) function).apply(window, content, context.out());
        }
    }
}
