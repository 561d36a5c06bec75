package dev.weir.stream.operators;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.dataflow.Partitioning;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.functions.Partitioner;
import dev.weir.stream.functions.StreamError;
import dev.weir.stream.guard.FunctionFailure;
import org.jspecify.annotations.Nullable;

/**
 * A user's partitioner over keys. One object serves all producers, as Flink's do, so it must not keep anything. What it
 * throws is placed by the operator that emits the records.
 */
public record CustomPartitioner(Partitioner<Object> partitioner, KeySelector<Object, Object> key)
        implements Partitioning.RowPartitioner {
    @Override
    public void assign(Batch batch, int consumers, int[] targets) {
        @Nullable Object[] values = Records.values(batch, 0);
        for (int i = 0; i < batch.size(); i++) {
            int target = choose(keyOf(values[batch.row(i)]), consumers);
            if (target < 0 || target >= consumers) {
                throw WeirException.of(
                        StreamError.FUNCTION_FAILED,
                        "%s chose instance %d of %d",
                        FunctionFailure.describe(partitioner),
                        target,
                        consumers);
            }
            targets[i] = target;
        }
    }

    @SuppressWarnings("NullAway") // A null record is the user's affair.
    private Object keyOf(@Nullable Object value) {
        try {
            return key.getKey(value);
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(key, failure);
        }
    }

    private int choose(Object of, int consumers) {
        try {
            return partitioner.partition(of, consumers);
        } catch (Throwable failure) {
            throw FunctionFailure.thrownBy(partitioner, failure);
        }
    }
}
