package dev.weir.stream.process;

import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.OutputTag;

/** Sees each pair of an interval join. */
public abstract class ProcessJoinFunction<A, B, O> extends AbstractRichFunction {
    private static final long serialVersionUID = 1L;

    /** Takes a pair. */
    public abstract void processElement(A left, B right, Context ctx, Collector<O> out) throws Exception;

    /** The pair's surroundings; valid during the call only. */
    @SuppressWarnings("ClassCanBeStatic") // Programs name it through the function, as in Flink.
    public abstract class Context {
        public abstract long getLeftTimestamp();

        public abstract long getRightTimestamp();

        /** The later of both, which is that of the results. */
        public abstract long getTimestamp();

        /** Emits a record to a side output. */
        public abstract <X> void output(OutputTag<X> outputTag, X value);
    }
}
