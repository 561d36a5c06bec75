package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Stateless functions in a row, run for one record after the other by loops made for them. */
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
    private final List<Segment> segments = new ArrayList<>();
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
        divide();
    }

    /** One loop for maps and what follows them. */
    private void divide() {
        int first = 0;
        for (int i = 0; i < stages.length; i++) {
            if (!(stages[i] instanceof Stage.Map) || i == stages.length - 1) {
                List<Stage> some = List.of(Arrays.copyOfRange(stages, first, i + 1));
                segments.add(new Segment(some.size(), some.getLast(), ChainLoops.of(some, first)));
                first = i + 1;
            }
        }
    }

    /**
     * Stages with a loop.
     *
     * @param size number of them
     */
    private record Segment(int size, Stage last, ChainLoop loop) {
        void run(StageRows rows) throws Exception {
            switch (last) {
                case Stage.FlatMap _ -> rows.runGathering(loop);
                case Stage.Key _ when size == 1 -> rows.runKeys(loop);
                default -> rows.run(loop, last instanceof Stage.Key);
            }
        }
    }

    @Override
    public void process(int input, Batch batch, Output output) throws Exception {
        rows.load(batch);
        try {
            for (int i = 0; i < segments.size() && rows.size() > 0; i++) {
                segments.get(i).run(rows);
            }
        } catch (Throwable failure) {
            running = rows.failed();
            throw failure;
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
