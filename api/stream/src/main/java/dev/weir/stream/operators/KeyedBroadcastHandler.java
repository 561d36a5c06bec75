package dev.weir.stream.operators;

import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.process.KeyedBroadcastProcessFunction;
import dev.weir.stream.process.TimeDomain;
import dev.weir.stream.process.TimerService;
import dev.weir.stream.state.BroadcastState;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.ReadOnlyBroadcastState;
import org.jspecify.annotations.Nullable;

/** Calls a {@link KeyedBroadcastProcessFunction}; input 1 is the broadcast one, which has no keys. */
final class KeyedBroadcastHandler implements RecordHandler {
    private final KeyedBroadcastProcessFunction<Object, Object, Object, Object> function;
    private final RecordContext context;
    private final KeyedBroadcastProcessFunction<Object, Object, Object, Object>.ReadOnlyContext elementContext;
    private final KeyedBroadcastProcessFunction<Object, Object, Object, Object>.Context broadcastContext;
    private final KeyedBroadcastProcessFunction<Object, Object, Object, Object>.OnTimerContext timerContext;
    private TimeDomain domain = TimeDomain.EVENT_TIME;

    @SuppressWarnings("unchecked")
    KeyedBroadcastHandler(Function function, RecordContext context) {
        this.function = (KeyedBroadcastProcessFunction<Object, Object, Object, Object>) (Object) function;
        this.context = context;
        elementContext = new ElementContext(this.function);
        broadcastContext = new BroadcastContext(this.function);
        timerContext = new TimerContext(this.function);
    }

    @Override
    public Function function() {
        return function;
    }

    @Override
    public void element(int input, Object value) throws Exception {
        if (input == 0) {
            function.processElement(value, elementContext, context.out());
        } else {
            function.processBroadcastElement(value, broadcastContext, context.out());
        }
    }

    @Override
    public void timer(long time, TimeDomain timeDomain, @Nullable Object namespace) throws Exception {
        domain = timeDomain;
        function.onTimer(time, timerContext, context.out());
    }

    private final class ElementContext
            extends KeyedBroadcastProcessFunction<Object, Object, Object, Object>.ReadOnlyContext {
        ElementContext(KeyedBroadcastProcessFunction<Object, Object, Object, Object> function) {
            function.super();
        }

        @Override
        public @Nullable Long timestamp() {
            return context.timestamp();
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
        public <X, V> ReadOnlyBroadcastState<X, V> getBroadcastState(MapStateDescriptor<X, V> descriptor) {
            return context.broadcastState(descriptor);
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            context.output(outputTag, value);
        }

        @Override
        public TimerService timerService() {
            return context.timers();
        }

        @Override
        public Object getCurrentKey() {
            return context.key();
        }
    }

    private final class BroadcastContext extends KeyedBroadcastProcessFunction<Object, Object, Object, Object>.Context {
        BroadcastContext(KeyedBroadcastProcessFunction<Object, Object, Object, Object> function) {
            function.super();
        }

        @Override
        public @Nullable Long timestamp() {
            return context.timestamp();
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
        public <X, V> BroadcastState<X, V> getBroadcastState(MapStateDescriptor<X, V> descriptor) {
            return context.broadcastState(descriptor);
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            context.output(outputTag, value);
        }
    }

    private final class TimerContext
            extends KeyedBroadcastProcessFunction<Object, Object, Object, Object>.OnTimerContext {
        TimerContext(KeyedBroadcastProcessFunction<Object, Object, Object, Object> function) {
            function.super();
        }

        @Override
        public @Nullable Long timestamp() {
            return context.timestamp();
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
        public <X, V> ReadOnlyBroadcastState<X, V> getBroadcastState(MapStateDescriptor<X, V> descriptor) {
            return context.broadcastState(descriptor);
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            context.output(outputTag, value);
        }

        @Override
        public TimerService timerService() {
            return context.timers();
        }

        @Override
        public Object getCurrentKey() {
            return context.key();
        }

        @Override
        public TimeDomain timeDomain() {
            return domain;
        }
    }
}
