package dev.weir.stream.sources;

import dev.weir.stream.functions.Function;

/** A source of one's own that may wait for its input: it runs on a virtual thread and emits what it gets. */
public interface SourceFunction<T> extends Function {
    /** Emits records until there are no more or {@link #cancel} is called. */
    void run(SourceContext<T> ctx) throws Exception;

    /** Makes {@link #run} return soon. Called from another thread, which also interrupts the one that runs. */
    void cancel();

    /** Where records go. Waits while the job cannot take more. */
    interface SourceContext<T> {
        void collect(T element);

        /** Emits a record with its event time. */
        void collectWithTimestamp(T element, long timestamp);
    }
}
