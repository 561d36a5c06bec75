package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.stream.guard.FunctionFailure;
import dev.weir.stream.sinks.SinkFunction;
import org.jspecify.annotations.Nullable;

/** A user's sink function as the engine runs it. */
public record FunctionSink(SinkFunction<Object> function) implements Sink {
    @Override
    public String describe() {
        return "Sink(" + FunctionFailure.describe(function) + ")";
    }

    @Override
    public Writer writer(OperatorContext context) {
        SinkFunction<Object> own = FunctionCopies.copy(function);
        try {
            FunctionContext.unkeyed(context).open(own);
        } catch (Throwable failure) {
            throw FunctionFailure.of(context.name(), own, failure);
        }
        return new Adapter(context.name(), own);
    }

    private record Adapter(String name, SinkFunction<Object> function) implements Writer {
        @Override
        @SuppressWarnings("NullAway") // A null record is the user's affair.
        public void write(Batch batch) {
            @Nullable Object[] values = Records.values(batch, 0);
            try {
                for (int i = 0; i < batch.size(); i++) {
                    function.invoke(values[batch.row(i)]);
                }
            } catch (Throwable failure) {
                throw FunctionFailure.of(name, function, failure);
            }
        }

        @Override
        public void close() {
            try {
                FunctionContext.close(function);
            } catch (Throwable failure) {
                throw FunctionFailure.of(name, function, failure);
            }
        }
    }
}
