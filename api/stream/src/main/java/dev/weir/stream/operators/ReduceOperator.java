package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.data.Hashing;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.state.ObjectSlices;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.guard.FunctionFailure;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reduces the records of each key and emits the reduction after each record, or all reductions at the end of the input,
 * without timestamps.
 */
public final class ReduceOperator implements FunctionOperator {
    /** Plan node. */
    public record Factory(ReduceFunction<Object> function, boolean atEnd) implements OperatorFactory {
        @Override
        public String describe() {
            return "Reduce(" + FunctionFailure.describe(function) + (atEnd ? ", at the end" : "") + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            ReduceOperator operator = new ReduceOperator(context, FunctionCopies.copy(function), atEnd);
            return GuardedOperator.open(context.name(), operator);
        }
    }

    private final ReduceFunction<Object> function;
    private final FunctionContext functions;
    private final ObjectSlices.Slice<Object> values;
    private final boolean atEnd;
    private int[] rows = new int[0];
    /** The positions of a batch without a selection. */
    private int[] all = new int[0];

    private ReduceOperator(OperatorContext context, ReduceFunction<Object> function, boolean atEnd) {
        this.atEnd = atEnd;
        this.function = function;
        functions = FunctionContext.unkeyed(context);
        values = context.state().objects().<Object>slices("reduce").slice(0);
    }

    @Override
    public Object function() {
        return function;
    }

    @Override
    public void open() throws Exception {
        functions.open(function);
    }

    /** Two passes: the first looks all keys up. */
    @Override
    @SuppressWarnings("NullAway") // A null record is the user's affair.
    public void process(int input, Batch batch, Output output) throws Exception {
        int count = batch.size();
        if (rows.length < count) {
            rows = new int[Math.max(count, RecordBuffer.CAPACITY)];
        }
        @Nullable Object[] keys = Records.values(batch, 1);
        long[] hashes = Hashing.of(batch, Schemas.KEY_COLUMN).hashes();
        values.locate(keys, hashes, positions(batch), count, rows);
        @Nullable Object[] records = Records.values(batch, 0);
        @Nullable Object[] results = new @Nullable Object[count];
        for (int i = 0; i < count; i++) {
            Object record = records[batch.row(i)];
            Object before = values.value(rows[i]);
            Object result = before == null ? record : function.reduce(before, record);
            values.setValue(rows[i], result);
            results[i] = result;
        }
        if (!atEnd) {
            output.emit(Batch.ofObjects(Schemas.RECORDS, count, results, timestamps(batch)));
        }
    }

    private int[] positions(Batch batch) {
        int[] selection = batch.selection();
        if (selection != null) {
            return selection;
        }
        if (all.length < batch.size()) {
            all = new int[rows.length];
            Arrays.setAll(all, i -> i);
        }
        return all;
    }

    /** The last watermark is the end of the input: what is emitted behind it would be late. */
    @Override
    public void watermark(long millis, Output output) {
        if (atEnd && millis == Watermarks.MAX) {
            int size = values.size();
            for (int begin = 0; begin < size; begin += RecordBuffer.CAPACITY) {
                int count = Math.min(RecordBuffer.CAPACITY, size - begin);
                @Nullable Object[] results = new @Nullable Object[count];
                for (int i = 0; i < count; i++) {
                    results[i] = values.value(begin + i);
                }
                output.emit(Batch.ofObjects(Schemas.RECORDS, count, results, null));
            }
        }
        output.watermark(millis);
    }

    private static long @Nullable [] timestamps(Batch batch) {
        long[] all = batch.timestamps();
        int[] selection = batch.selection();
        if (all == null || selection == null) {
            return all;
        }
        long[] selected = new long[batch.size()];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = all[selection[i]];
        }
        return selected;
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(function);
    }
}
