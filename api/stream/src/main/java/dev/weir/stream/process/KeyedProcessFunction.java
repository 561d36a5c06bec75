package dev.weir.stream.process;

import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.OutputTag;
import org.jspecify.annotations.Nullable;

/** Sees each record of a keyed stream with its key, state and timers. */
public abstract class KeyedProcessFunction<K, I, O> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    /** Takes a record. */
    public abstract void processElement(I value, Context ctx, Collector<O> out) throws Exception;

    /** A timer is due. */
    public void onTimer(long timestamp, OnTimerContext ctx, Collector<O> out) throws Exception {}

    /** The record's surroundings; valid during the call only. */
    public abstract class Context {
        /** The record's event time; null when it has none. */
        public abstract @Nullable Long timestamp();

        public abstract TimerService timerService();

        /** Emits a record to a side output. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);

        public abstract K getCurrentKey();
    }

    /** The timer's surroundings. */
    public abstract class OnTimerContext extends Context {
        public abstract TimeDomain timeDomain();
    }
}
