package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.Watermarks;
import java.util.Iterator;
import java.util.function.UnaryOperator;

/**
 * Lets an operator of windows follow processing time: the time of a row is that at which it is processed, the same for
 * all rows of a batch, and windows are emitted when the clock has passed their end, whatever the watermark is. At the
 * end of the input those are emitted that are still open, so that no result is lost. No row is late: if the clock is
 * set back, also by going on from a checkpoint elsewhere, time stands still until it has caught up.
 *
 * <p>After a restore, windows whose end has passed meanwhile are emitted at once.
 */
public final class ProcessingTimeOperator implements Operator {
    private final OperatorContext context;
    private final WindowOperator windows;
    private final int timeColumn;
    private final int[] outputKeys;
    private final PassedTimes passed;

    private ProcessingTimeOperator(WindowOperator.Factory factory, OperatorContext context) {
        this.context = context;
        timeColumn = factory.timeColumn();
        outputKeys = Indexes.array(factory.outputKeys());
        passed = new PassedTimes(context);
        windows = factory.create(context, passed.least());
        askForWakeUp();
    }

    private void askForWakeUp() {
        long end = windows.nextEnd();
        if (end != Long.MAX_VALUE) {
            context.wakeUpAt(end);
        }
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        long now = Math.max(context.clock().millis(), passed.most() + 1);
        Column[] columns = batch.columns().clone();
        var time = new TimestampColumn(batch.schema().type(timeColumn), 1, new long[] {now}, null, null);
        columns[timeColumn] = new ConstantColumn(time, batch.physicalRows());
        Batch timed = batch.withColumns(batch.schema(), columns);
        windows.process(input, timed, new WindowOutput(output));
        askForWakeUp();
    }

    /** That of event time, which windows do not wait for. */
    @Override
    public void watermark(long millis, Output output) {
        output.watermark(millis);
    }

    @Override
    public void wakeUp(long nowMillis, Output output) {
        // What happens within a window's last millisecond still belongs to it.
        long before = nowMillis - 1;
        if (before > passed.least()) {
            windows.watermark(before, new WindowOutput(output));
            passed.advance(before);
        }
        askForWakeUp();
    }

    @Override
    public boolean finish(Output output) {
        windows.watermark(Watermarks.MAX, new WindowOutput(output));
        return true;
    }

    @Override
    public void close() {
        windows.close();
    }

    private Iterator<Batch> withoutRepeats(Iterator<Batch> results) {
        if (passed.areLevel() || outputKeys.length == 0) {
            return results;
        }
        UnaryOperator<Batch> filter = passed.filter(outputKeys);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return results.hasNext();
            }

            @Override
            public Batch next() {
                return filter.apply(results.next());
            }
        };
    }

    /** What windows emit: nothing about event time, and nothing twice. */
    private final class WindowOutput implements Output {
        private final Output output;

        WindowOutput(Output output) {
            this.output = output;
        }

        @Override
        public void emit(Batch batch) {
            output.emit(batch);
        }

        @Override
        public void emit(int sideOutput, Batch batch) {
            output.emit(sideOutput, batch);
        }

        @Override
        public void emitAll(Iterator<Batch> batches) {
            output.emitAll(withoutRepeats(batches));
        }

        @Override
        public void watermark(long millis) {
            // Times of the clock are none of events.
        }
    }

    /** The plan node: an operator of windows, whose time column is not read. */
    public record Factory(OperatorFactory windows) implements InertFactory {
        @Override
        public String describe() {
            return windows.describe();
        }

        @Override
        public Operator create(OperatorContext context) {
            return new ProcessingTimeOperator((WindowOperator.Factory) windows, context);
        }
    }
}
