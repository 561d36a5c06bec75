package dev.weir.expressions.evaluation;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Schema;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Rows;
import java.util.List;

/** What the nodes of one evaluator share: the context, and the batch that is being evaluated. */
final class Frame {
    private static final Column[] NO_COLUMNS = {};

    private final EvaluationContext context;
    private final List<String> columnNames;
    private Column[] columns = NO_COLUMNS;
    private Rows rows = Rows.all(1);

    Frame(Schema input, EvaluationContext context) {
        this.context = context;
        columnNames = input.names();
    }

    EvaluationContext context() {
        return context;
    }

    List<String> columnNames() {
        return columnNames;
    }

    /** Begins a batch. */
    Rows start(Batch batch) {
        context.startBatch();
        columns = batch.columns();
        rows = Rows.of(batch);
        return rows;
    }

    /** Lets go of the batch. */
    void end() {
        columns = NO_COLUMNS;
        rows = Rows.all(0);
    }

    Column column(int index) {
        return columns[index];
    }

    Column[] columns() {
        return columns;
    }

    /** The rows of the batch that count; all others asked for are some of these. */
    Rows rows() {
        return rows;
    }
}
