package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;

/**
 * Hands a stream's batches to a {@link ResultQueue} that the program reads from; takes no more than it has room for.
 */
public final class CollectOperator implements Operator {
    /** Plan node. */
    public record Factory(ResultQueue queue) implements OperatorFactory {
        @Override
        public String describe() {
            return "Collect";
        }

        @Override
        public Operator create(OperatorContext context) {
            queue.register(context.mailbox());
            return new CollectOperator(queue);
        }
    }

    private final ResultQueue queue;

    private CollectOperator(ResultQueue queue) {
        this.queue = queue;
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        queue.add(batch);
    }

    @Override
    public boolean accepts(int input) {
        return queue.hasRoom();
    }
}
