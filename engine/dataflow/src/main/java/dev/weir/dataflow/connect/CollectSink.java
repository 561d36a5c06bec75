package dev.weir.dataflow.connect;

import dev.weir.data.Batch;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;

/**
 * Hands everything to a listener in the same process: for shells, tests and programs that want the result.
 *
 * @param describe what EXPLAIN prints
 */
public record CollectSink(String describe, Listener listener) implements Sink {
    /** Called by the tasks' threads, each with its own subtask; must be safe for that and should not block for long. */
    public interface Listener {
        /** Rows, with weights where they change earlier ones. */
        void onBatch(int subtask, Batch batch);

        /** All batches of that subtask up to here belong to this epoch or an earlier one. */
        default void onEpoch(int subtask, long epoch) {}

        /** Event time has advanced. */
        default void onWatermark(int subtask, long millis) {}

        /** The subtask's input has ended. */
        default void onFinish(int subtask) {}
    }

    @Override
    public Writer writer(OperatorContext context) {
        int subtask = context.subtask();
        return new Writer() {
            @Override
            public void write(Batch batch) {
                listener.onBatch(subtask, batch);
            }

            @Override
            public void epoch(long epoch) {
                listener.onEpoch(subtask, epoch);
            }

            @Override
            public void watermark(long millis) {
                listener.onWatermark(subtask, millis);
            }

            @Override
            public void finish() {
                listener.onFinish(subtask);
            }
        };
    }
}
