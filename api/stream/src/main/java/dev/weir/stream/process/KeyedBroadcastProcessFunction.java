package dev.weir.stream.process;

import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.state.BroadcastState;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.ReadOnlyBroadcastState;
import org.jspecify.annotations.Nullable;

/**
 * Sees the records of a keyed stream, with state and timers of the key, together with state made of a broadcast stream.
 */
public abstract class KeyedBroadcastProcessFunction<K, A, B, O> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    /** Takes a record of the keyed stream. */
    public abstract void processElement(A value, ReadOnlyContext ctx, Collector<O> out) throws Exception;

    /** Takes a broadcast record, as every instance does: change the state in the same way in all of them. */
    public abstract void processBroadcastElement(B value, Context ctx, Collector<O> out) throws Exception;

    /** A timer is due. */
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<O> out) throws Exception {}

    /** The surroundings of a record of the keyed stream; valid during the call only. */
    public abstract class ReadOnlyContext {
        /** The record's event time; null when it has none. */
        public abstract @Nullable Long timestamp();

        public abstract long currentProcessingTime();

        public abstract long currentWatermark();

        public abstract TimerService timerService();

        public abstract K getCurrentKey();

        public abstract <X, V> ReadOnlyBroadcastState<X, V> getBroadcastState(MapStateDescriptor<X, V> descriptor);

        /** Emits a record to a side output. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }

    /** The timer's surroundings. */
    public abstract class OnTimerContext extends ReadOnlyContext {
        public abstract TimeDomain timeDomain();
    }

    /** The surroundings of a broadcast record, which has no key; valid during the call only. */
    @SuppressWarnings("ClassCanBeStatic") // Programs name it through the function, as in Flink.
    public abstract class Context {
        /** The record's event time; null when it has none. */
        public abstract @Nullable Long timestamp();

        public abstract long currentProcessingTime();

        public abstract long currentWatermark();

        public abstract <X, V> BroadcastState<X, V> getBroadcastState(MapStateDescriptor<X, V> descriptor);

        /** Emits a record to a side output. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
