package dev.weir.simulator.jobs;

import dev.weir.data.Batch;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Sends rows on some milliseconds later, as an operator that calls another system does: takes no more than two batches
 * at a time, holds watermarks back until the rows before them are out, and finishes when all are.
 */
record Relay() implements OperatorFactory {
    @Override
    public String describe() {
        return "Relay";
    }

    @Override
    public Operator create(OperatorContext context) {
        return new Delays(context);
    }

    private static final class Delays implements Operator {
        private sealed interface Held {
            record Rows(Batch batch) implements Held {}

            record Watermark(long millis) implements Held {}
        }

        private final OperatorContext context;
        private final Queue<Held> held = new ArrayDeque<>();
        private int batches;

        Delays(OperatorContext context) {
            this.context = context;
        }

        @Override
        public boolean accepts(int input) {
            return batches < 2;
        }

        @Override
        public void process(int input, Batch batch, Output output) {
            hold(new Held.Rows(batch));
            batches++;
        }

        @Override
        public void watermark(long millis, Output output) {
            hold(new Held.Watermark(millis));
        }

        private void hold(Held element) {
            held.add(element);
            context.wakeUpAt(context.clock().millis() + context.random().nextInt(20));
        }

        /** What the epoch covers has to be out before its barrier: this operator waits for nothing else. */
        @Override
        public void epoch(long epoch, Output output) {
            while (!held.isEmpty()) {
                sendOne(output);
            }
        }

        @Override
        public void wakeUp(long nowMillis, Output output) {
            if (!held.isEmpty()) {
                sendOne(output);
            }
            if (!held.isEmpty()) {
                context.wakeUpAt(nowMillis + context.random().nextInt(20));
            }
        }

        private void sendOne(Output output) {
            switch (held.remove()) {
                case Held.Rows(Batch batch) -> {
                    batches--;
                    output.emit(batch);
                }
                case Held.Watermark(long millis) -> output.watermark(millis);
            }
        }

        @Override
        public boolean finish(Output output) {
            return held.isEmpty();
        }
    }
}
