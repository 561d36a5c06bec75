package dev.weir.operators;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Output;
import dev.weir.dataflow.state.RecordHome;
import dev.weir.dataflow.state.RecordValue;
import dev.weir.dataflow.state.StateStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Holds the changes of an epoch and, at its barrier, sends on what is left of them when the weights of equal rows are
 * added up. Before a sink or a result, so that nobody sees half an epoch or a change that another takes back.
 */
public final class ConsolidateOperator implements Operator {
    private final StateStore state;
    private final Schema schema;
    private List<Batch> held = new ArrayList<>();
    private boolean weighted;

    private ConsolidateOperator(Schema schema, StateStore state) {
        this.schema = schema;
        this.state = state;
    }

    @Override
    public void process(int input, Batch batch, Output output) {
        held.add(batch);
        weighted |= batch.weights() != null;
    }

    @Override
    public void epoch(long epoch, Output output) {
        if (held.isEmpty()) {
            return;
        }
        output.emitAll(weighted ? net() : held.iterator());
        held = new ArrayList<>();
        weighted = false;
    }

    private Iterator<Batch> net() {
        // Empty whenever a barrier passes, so it does not matter who would keep them.
        WeightedRows rows = new WeightedRows(state, "epoch", schema, RecordValue.words(1), RecordHome.FIRST);
        held.forEach(rows::add);
        return rows.drain();
    }

    @Override
    public boolean finish(Output output) {
        epoch(Long.MAX_VALUE, output);
        return true;
    }

    /** The plan node. */
    public record Factory(Schema schema) implements InertFactory {
        @Override
        public String describe() {
            return "Consolidate()";
        }

        @Override
        public Operator create(OperatorContext context) {
            return new ConsolidateOperator(schema, context.state());
        }
    }
}
