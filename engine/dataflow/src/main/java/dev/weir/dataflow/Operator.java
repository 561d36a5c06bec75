package dev.weir.dataflow;

import dev.weir.data.Batch;

/**
 * One parallel instance of an operator: batches in, batches out.
 *
 * <p>One thread calls it; no method blocks, sleeps, reads a clock or starts a thread; every call is bounded by one
 * batch of input, and what can be more output than that goes through {@link Output#emitAll}. The runtime restores state
 * before the first call. Order of calls: any number of {@link #process}, {@link #watermark}, {@link #epoch},
 * {@link #wakeUp}; {@link #inputEnded} once an input. After the last of them {@link #watermark} with
 * {@link Watermarks#MAX} if it has not come yet; in jobs with epochs {@link #epoch} with {@link JobGraph.Epochs#LAST};
 * {@link #finish} until it returns true; each when what the one before has emitted is drained. The next operator sees
 * its own last epoch when it has had all of that. {@link #close} once, whatever happened.
 */
public interface Operator extends AutoCloseable {
    /** Takes a batch of an input. The batch is shared and must not be written to. */
    void process(int input, Batch batch, Output output);

    /**
     * Event time has advanced: no row with an earlier or equal time is expected any more, on any input. The last one,
     * of a bounded input, is {@link Watermarks#MAX}. Called with growing values only. Whoever overrides it passes the
     * watermark on.
     */
    default void watermark(long millis, Output output) {
        output.watermark(millis);
    }

    /**
     * The barrier that ends an epoch has come on all inputs. A stateful operator of a SQL plan emits the net change of
     * the epoch now; the runtime sends the barrier on behind whatever is emitted. A checkpoint that does not wait for
     * the barrier makes the operator emit what it has so far: then the number is once more that of the epoch before.
     */
    default void epoch(long epoch, Output output) {}

    /** The time asked for with {@link OperatorContext#wakeUpAt} has come. */
    default void wakeUp(long nowMillis, Output output) {}

    /**
     * Whether the next element of an input may come now. While false, the runtime leaves that input's batches,
     * watermarks and barriers where they are; it asks again after any other call, mail or wake-up.
     */
    default boolean accepts(int input) {
        return true;
    }

    /** An input has ended; its watermark counts as {@link Watermarks#MAX}. */
    default void inputEnded(int input, Output output) {}

    /**
     * All inputs have ended and the last watermark has been seen: emit what is left.
     *
     * @return whether everything is out; when false, it is called again after mail or a wake-up
     */
    default boolean finish(Output output) {
        return true;
    }

    /** Frees what it holds. After a failure or cancellation nothing else was called before. */
    @Override
    default void close() {}
}
