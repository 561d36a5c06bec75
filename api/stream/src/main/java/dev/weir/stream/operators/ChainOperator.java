package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import java.util.List;
import java.util.stream.Collectors;

/** Stateless functions in a row, each run over all rows of a batch before the next. */
public final class ChainOperator implements FunctionOperator {
    /** Plan node. */
    public record Factory(List<Stage> stages) implements OperatorFactory {
        public Factory {
            stages = List.copyOf(stages);
        }

        @Override
        public String describe() {
            return stages.stream()
                    .map(stage -> stage.getClass().getSimpleName())
                    .collect(Collectors.joining(" -> ", "Chain(", ")"));
        }

        @Override
        public Operator create(OperatorContext context) {
            List<Stage> own = stages.stream().map(Stage::copy).toList();
            return GuardedOperator.open(context.name(), new ChainOperator(context, own));
        }
    }

    private final Stage[] stages;
    private final FunctionContext context;
    private final StageRows rows = new StageRows();
    private int running;

    private ChainOperator(OperatorContext context, List<Stage> stages) {
        this.stages = stages.toArray(new Stage[0]);
        this.context = FunctionContext.unkeyed(context);
    }

    @Override
    public Object function() {
        return stages[running].function();
    }

    @Override
    public void open() throws Exception {
        for (running = 0; running < stages.length; running++) {
            context.open(function());
        }
        running = 0;
    }

    @Override
    public void process(int input, Batch batch, Output output) throws Exception {
        rows.load(batch);
        for (running = 0; running < stages.length && rows.size() > 0; running++) {
            stages[running].run(rows);
        }
        // Keys are hashed by their own class, and so on behalf of the last function.
        running = stages.length - 1;
        if (rows.size() > 0) {
            output.emit(rows.take());
        }
    }

    @Override
    public void close() throws Exception {
        for (running = 0; running < stages.length; running++) {
            FunctionContext.close(function());
        }
        running = 0;
    }
}
