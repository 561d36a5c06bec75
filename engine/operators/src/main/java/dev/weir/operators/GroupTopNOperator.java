package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.dataflow.Output;

/**
 * The first rows of every group in an order: ROW_NUMBER() with a limit. Output: the input's columns, then perhaps the
 * number. Kept up to date, with one net change a group and epoch, or given at the end of a bounded input.
 */
public final class GroupTopNOperator implements Operator {
    private final Factory factory;
    private final Schema output;
    private final RankedRows ranked;
    private final RankChanges changes;
    private boolean finished;

    private GroupTopNOperator(Factory factory, OperatorContext context) {
        this.factory = factory;
        Schema input = factory.input;
        RankRange range = factory.range;
        output = range.output(input);
        ranked = new RankedRows(
                input,
                range.keys(),
                range.order(),
                range.last(),
                factory.retracting,
                context.state().recordTable("groups", RankedRows.groupLayout(input, range.keys(), "rows")),
                context.state().recordTable("rows", RankedRows.rowLayout(input, range.keys(), "rows")));
        changes = new RankChanges(ranked, range, output);
        if (factory.mode == EmitMode.CHANGES) {
            ranked.observedBy(changes);
        }
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        if (batch.isEmpty()) {
            return;
        }
        if (changes.isEmpty()) {
            // Those touched in an epoch are noted by their numbers.
            ranked.settle();
        }
        ranked.add(batch);
    }

    @Override
    public void epoch(long epoch, Output output) {
        if (!changes.isEmpty()) {
            output.emitAll(changes.drain());
        }
    }

    @Override
    public boolean finish(Output out) {
        if (finished) {
            return true;
        }
        finished = true;
        if (factory.mode == EmitMode.CHANGES) {
            epoch(Long.MAX_VALUE, out);
        } else {
            out.emitAll(new RankResults(ranked, factory.range, output));
        }
        return true;
    }

    /**
     * The plan node.
     *
     * @param retracting whether rows of the input may have negative weights; if not, only the first rows are kept
     */
    public record Factory(Schema input, RankRange range, EmitMode mode, boolean retracting) implements OperatorFactory {
        @Override
        public String describe() {
            return "GroupTopN(" + range.describe(input) + ")";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new GroupTopNOperator(this, context);
        }
    }
}
