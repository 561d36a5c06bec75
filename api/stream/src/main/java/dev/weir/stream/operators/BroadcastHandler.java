package dev.weir.stream.operators;

import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.process.BroadcastProcessFunction;
import dev.weir.stream.state.BroadcastState;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.ReadOnlyBroadcastState;
import org.jspecify.annotations.Nullable;

/** Calls a {@link BroadcastProcessFunction}; input 1 is the broadcast one. */
final class BroadcastHandler implements RecordHandler {
    private final BroadcastProcessFunction<Object, Object, Object> function;
    private final RecordContext context;
    private final BroadcastProcessFunction<Object, Object, Object>.ReadOnlyContext elementContext;
    private final BroadcastProcessFunction<Object, Object, Object>.Context broadcastContext;

    @SuppressWarnings("unchecked")
    BroadcastHandler(Function function, RecordContext context) {
        this.function = (BroadcastProcessFunction<Object, Object, Object>) (Object) function;
        this.context = context;
        elementContext = new ElementContext(this.function);
        broadcastContext = new BroadcastContext(this.function);
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

    private final class ElementContext extends BroadcastProcessFunction<Object, Object, Object>.ReadOnlyContext {
        ElementContext(BroadcastProcessFunction<Object, Object, Object> function) {
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
        public <K, V> ReadOnlyBroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> descriptor) {
            return context.broadcastState(descriptor);
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            context.output(outputTag, value);
        }
    }

    private final class BroadcastContext extends BroadcastProcessFunction<Object, Object, Object>.Context {
        BroadcastContext(BroadcastProcessFunction<Object, Object, Object> function) {
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
        public <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> descriptor) {
            return context.broadcastState(descriptor);
        }

        @Override
        public <X> void output(OutputTag<X> outputTag, X value) {
            context.output(outputTag, value);
        }
    }
}
