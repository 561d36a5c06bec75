package dev.weir.stream.operators;

import dev.weir.stream.functions.Function;
import dev.weir.stream.process.BroadcastStateBootstrapFunction;
import dev.weir.stream.process.KeyedStateBootstrapFunction;
import dev.weir.stream.process.StateBootstrapFunction;
import dev.weir.stream.process.TimerService;
import dev.weir.stream.state.BroadcastState;
import dev.weir.stream.state.MapStateDescriptor;

/** Functions that make state for a savepoint. */
@SuppressWarnings("unchecked")
final class BootstrapHandlers {
    private BootstrapHandlers() {}

    /** Calls a {@link KeyedStateBootstrapFunction}. */
    static final class Keyed implements RecordHandler {
        private final KeyedStateBootstrapFunction<Object, Object> function;
        private final KeyedStateBootstrapFunction<Object, Object>.Context surroundings;

        Keyed(Function function, RecordContext context) {
            this.function = (KeyedStateBootstrapFunction<Object, Object>) (Object) function;
            surroundings = new Surroundings(this.function, context);
        }

        @Override
        public Function function() {
            return function;
        }

        @Override
        public void element(int input, Object value) throws Exception {
            function.processElement(value, surroundings);
        }

        private static final class Surroundings extends KeyedStateBootstrapFunction<Object, Object>.Context {
            private final RecordContext context;

            Surroundings(KeyedStateBootstrapFunction<Object, Object> function, RecordContext context) {
                function.super();
                this.context = context;
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
    }

    /** Calls a {@link StateBootstrapFunction}. */
    record Lists(Function function, RecordContext context) implements RecordHandler {
        @Override
        public void element(int input, Object value) throws Exception {
            ((StateBootstrapFunction<Object>) function)
                    .processElement(value, () -> context.timers().currentProcessingTime());
        }
    }

    /** Calls a {@link BroadcastStateBootstrapFunction}. */
    record Broadcast(Function function, RecordContext context)
            implements RecordHandler, BroadcastStateBootstrapFunction.Context {
        @Override
        public void element(int input, Object value) throws Exception {
            ((BroadcastStateBootstrapFunction<Object>) function).processElement(value, this);
        }

        @Override
        public long currentProcessingTime() {
            return context.timers().currentProcessingTime();
        }

        @Override
        public <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> descriptor) {
            return context.broadcastState(descriptor);
        }
    }
}
