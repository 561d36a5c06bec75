package dev.weir.stream.operators;

import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.process.ProcessFunction;
import dev.weir.stream.process.TimeDomain;
import dev.weir.stream.process.TimerService;
import org.jspecify.annotations.Nullable;

/** Calls a {@link ProcessFunction}. */
final class ProcessHandler implements RecordHandler {
    private final ProcessFunction<Object, Object> function;
    private final RecordContext context;
    private final ProcessFunction<Object, Object>.Context elementContext;
    private final ProcessFunction<Object, Object>.OnTimerContext timerContext;
    private TimeDomain domain = TimeDomain.EVENT_TIME;

    @SuppressWarnings("unchecked")
    ProcessHandler(Function function, RecordContext context) {
        this.function = (ProcessFunction<Object, Object>) (Object) function;
        this.context = context;
        elementContext = new ElementContext(this.function);
        timerContext = new TimerContext(this.function);
    }

    @Override
    public Function function() {
        return function;
    }

    @Override
    public void element(int input, Object value) throws Exception {
        function.processElement(value, elementContext, context.out());
    }

    @Override
    public void timer(long time, TimeDomain timeDomain, @Nullable Object namespace) throws Exception {
        domain = timeDomain;
        function.onTimer(time, timerContext, context.out());
    }

    private final class ElementContext extends ProcessFunction<Object, Object>.Context {
        ElementContext(ProcessFunction<Object, Object> function) {
            function.super();
        }

        @Override
        public @Nullable Long timestamp() {
            return context.timestamp();
        }

        @Override
        public TimerService timerService() {
            return context.timers();
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            context.output(outputTag, value);
        }
    }

    private final class TimerContext extends ProcessFunction<Object, Object>.OnTimerContext {
        TimerContext(ProcessFunction<Object, Object> function) {
            function.super();
        }

        @Override
        public @Nullable Long timestamp() {
            return context.timestamp();
        }

        @Override
        public TimerService timerService() {
            return context.timers();
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            context.output(outputTag, value);
        }

        @Override
        public TimeDomain timeDomain() {
            return domain;
        }
    }
}
