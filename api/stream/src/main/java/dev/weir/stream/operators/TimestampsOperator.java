package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Watermarks;
import dev.weir.stream.time.WatermarkStrategy;

/**
 * Gives records their timestamps and makes watermarks of them; those that come in are dropped, but for the last. An
 * idle stream is told to the consumers through {@link Output#idle}.
 */
public final class TimestampsOperator implements FunctionOperator {
    private static final long PERIOD_MILLIS = 200;

    /** Plan node. */
    public record Factory(WatermarkStrategy<Object> strategy) implements OperatorFactory {
        @Override
        public String describe() {
            return "TimestampsAndWatermarks";
        }

        @Override
        public Operator create(OperatorContext context) {
            return GuardedOperator.open(context.name(), new TimestampsOperator(context, FunctionCopies.copy(strategy)));
        }
    }

    private final OperatorContext context;
    private final WatermarkStrategy<Object> strategy;
    private final EventTimeFollower follower;
    private final long idleMillis;
    private long emitted = Watermarks.MIN;
    private long lastRecordMillis;
    private boolean idle;
    /** How many rows of the present batch have been sent. */
    private int sent;

    private TimestampsOperator(OperatorContext context, WatermarkStrategy<Object> strategy) {
        this.context = context;
        this.strategy = strategy;
        follower = new EventTimeFollower(strategy);
        idleMillis = strategy.idleness().map(java.time.Duration::toMillis).orElse(Long.MAX_VALUE);
    }

    @Override
    public Object function() {
        return strategy.assigner() == null ? strategy.supplier() : strategy.assigner();
    }

    @Override
    public void open() {
        lastRecordMillis = context.clock().millis();
        context.wakeUpAt(lastRecordMillis + PERIOD_MILLIS);
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        lastRecordMillis = context.clock().millis();
        Batch timed = follower.withTimestamps(batch);
        idle = false;
        sent = 0;
        follower.observe(timed, i -> {
            send(timed, i + 1, output);
            advance(output);
        });
        send(timed, timed.size(), output);
        advance(output);
    }

    /** Sends the rows of a batch up to one, so that a watermark can stand between them. */
    private void send(Batch batch, int end, Output output) {
        if (sent == 0 && end == batch.size()) {
            output.emit(batch);
        } else if (sent < end) {
            int[] rows = new int[end - sent];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = batch.row(sent + i);
            }
            output.emit(batch.select(rows, rows.length));
        }
        sent = end;
    }

    private void advance(Output output) {
        if (follower.isIdle()) {
            becomeIdle(output);
        } else if (follower.current() > emitted) {
            idle = false;
            emitted = follower.current();
            output.watermark(emitted);
        }
    }

    private void becomeIdle(Output output) {
        if (!idle) {
            idle = true;
            output.idle();
        }
    }

    @Override
    public void watermark(long millis, Output output) {
        if (millis == Watermarks.MAX) {
            emitted = millis;
            output.watermark(millis);
        }
    }

    @Override
    public void wakeUp(long nowMillis, Output output) {
        follower.onPeriodic();
        advance(output);
        if (nowMillis - lastRecordMillis >= idleMillis) {
            becomeIdle(output);
        }
        context.wakeUpAt(nowMillis + PERIOD_MILLIS);
    }

    @Override
    public void close() {}
}
