package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.data.Hashing;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.guard.FunctionFailure;
import dev.weir.stream.process.TimeDomain;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls a function record by record, with key, time, state, timers and side outputs. */
public final class RecordOperator implements FunctionOperator {
    /**
     * Plan node.
     *
     * @param kind what is called how
     * @param keyed whether the inputs have keys
     * @param sideOutputs tags of the side outputs that somebody reads, numbered from 1
     */
    public record Factory(RecordHandlers kind, Function function, boolean keyed, List<OutputTag<?>> sideOutputs)
            implements OperatorFactory {
        public Factory {
            sideOutputs = List.copyOf(sideOutputs);
        }

        @Override
        public String describe() {
            return kind + "(" + FunctionFailure.describe(function) + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            return GuardedOperator.open(context.name(), instance(context));
        }

        /** One that is not open yet. */
        RecordOperator instance(OperatorContext context) {
            RecordContext record = new RecordContext(context, sideOutputs, keyed);
            RecordHandler handler = kind.factory().create(FunctionCopies.copy(function), record);
            return new RecordOperator(context, record, handler, keyed);
        }
    }

    private final RecordContext record;
    private final FunctionContext functions;
    private final RecordHandler handler;
    private final ObjectState objects;
    private final boolean keyed;

    private RecordOperator(OperatorContext context, RecordContext record, RecordHandler handler, boolean keyed) {
        this.record = record;
        this.handler = handler;
        this.keyed = keyed;
        objects = record.objects();
        functions = keyed ? FunctionContext.keyed(context, record.times()) : FunctionContext.unkeyed(context);
    }

    @Override
    public Object function() {
        return handler.function();
    }

    @Override
    public void open() throws Exception {
        functions.open(handler.function());
    }

    @Override
    @SuppressWarnings("NullAway") // A null record is the user's affair.
    public void process(int input, Batch batch, Output output) throws Exception {
        Emitter emitter = record.emitter();
        emitter.begin(output);
        @Nullable Object[] values = Records.values(batch, 0);
        // A broadcast input has no keys beside one that has.
        boolean hasKeys = keyed && batch.schema().size() > 1;
        @Nullable Object @Nullable [] keys = hasKeys ? Records.values(batch, 1) : null;
        long @Nullable [] hashes =
                hasKeys ? Hashing.of(batch, Schemas.KEY_COLUMN).hashes() : null;
        long[] timestamps = batch.timestamps();
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            if (keys != null) {
                objects.setCurrentKey(keys[row], Objects.requireNonNull(hashes)[row]);
            }
            record.setTimestamp(Records.timestamp(timestamps, row));
            handler.element(input, values[row]);
        }
        emitter.end();
        record.times().forgetExpired(batch.size());
    }

    @Override
    public void watermark(long millis, Output output) throws Exception {
        record.emitter().begin(output);
        record.keyedTimers().advance(millis, this::onTimer);
        record.emitter().end();
        record.times().forgetExpired(0);
        output.watermark(millis);
    }

    @Override
    public void wakeUp(long nowMillis, Output output) throws Exception {
        record.emitter().begin(output);
        record.keyedTimers().wakeUp(nowMillis, this::onTimer);
        record.emitter().end();
        record.times().forgetExpired(0);
    }

    @Override
    public boolean finish(Output output) throws Exception {
        record.emitter().begin(output);
        record.keyedTimers().drain(this::onTimer);
        record.emitter().end();
        return true;
    }

    private void onTimer(long time, TimeDomain domain, @Nullable Object namespace) throws Exception {
        record.setTimestamp(domain == TimeDomain.EVENT_TIME ? time : Batch.NO_TIMESTAMP);
        handler.timer(time, domain, namespace);
    }

    @Override
    public void close() throws Exception {
        FunctionContext.close(handler.function());
    }
}
