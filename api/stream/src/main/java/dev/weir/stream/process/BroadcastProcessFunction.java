package dev.weir.stream.process;

import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.state.BroadcastState;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.ReadOnlyBroadcastState;
import org.jspecify.annotations.Nullable;

/** Sees the records of a stream together with state made of the records of a broadcast stream. */
public abstract class BroadcastProcessFunction<A, B, O> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    /** Takes a record of the stream. */
    public abstract void processElement(A value, ReadOnlyContext ctx, Collector<O> out) throws Exception;

    /** Takes a broadcast record, as every instance does: change the state in the same way in all of them. */
    public abstract void processBroadcastElement(B value, Context ctx, Collector<O> out) throws Exception;

    /** The surroundings of a record of the stream; valid during the call only. */
    @SuppressWarnings("ClassCanBeStatic") // Programs name it through the function, as in Flink.
    public abstract class ReadOnlyContext {
        /** The record's event time; null when it has none. */
        public abstract @Nullable Long timestamp();

        public abstract long currentProcessingTime();

        public abstract long currentWatermark();

        public abstract <K, V> ReadOnlyBroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> descriptor);

        /** Emits a record to a side output. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }

    /** The surroundings of a broadcast record; valid during the call only. */
    @SuppressWarnings("ClassCanBeStatic") // Programs name it through the function, as in Flink.
    public abstract class Context {
        /** The record's event time; null when it has none. */
        public abstract @Nullable Long timestamp();

        public abstract long currentProcessingTime();

        public abstract long currentWatermark();

        public abstract <K, V> BroadcastState<K, V> getBroadcastState(MapStateDescriptor<K, V> descriptor);

        /** Emits a record to a side output. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
