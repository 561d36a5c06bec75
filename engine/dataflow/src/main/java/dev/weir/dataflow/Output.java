package dev.weir.dataflow;

import dev.weir.data.Batch;
import java.util.Iterator;

/**
 * Where an operator's results go, in order. Accepts everything it is given; backpressure is applied by not calling the
 * operator. Used only by the operator's own thread, and only during a call to it.
 */
public interface Output {
    /**
     * Sends a batch to the main output; empty batches are dropped. The batch is handed over: nobody writes to it again.
     */
    void emit(Batch batch);

    /** Sends a batch to a side output: an index above 0 that edges of the {@link JobGraph} name. */
    void emit(int sideOutput, Batch batch);

    /**
     * Sends batches that are made when they are wanted, a bounded piece of work each. What is emitted after this call
     * is queued behind them, and no further input reaches the operator until they are drained.
     */
    void emitAll(Iterator<Batch> batches);

    /** Tells the main output and all side outputs that event time has advanced. */
    void watermark(long millis);

    /**
     * Tells the main output and all side outputs that this operator has nothing to say about event time until its next
     * watermark or batch, so that consumers stop waiting for it. Called by operators that make watermarks of their own.
     */
    default void idle() {}
}
