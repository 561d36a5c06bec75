package dev.weir.expressions.evaluation;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Rows;
import java.util.Objects;

/** Keeps the rows of batches of one schema for which a condition is TRUE. One thread at a time. */
public final class Filter {
    private final Graph graph;
    private final Node root;

    /**
     * @param condition a BOOLEAN
     * @param input the schema of the batches, to which column references refer
     */
    public Filter(Expression condition, Schema input, EvaluationContext context) {
        graph = new Graph(input, context);
        root = graph.add(condition);
    }

    /**
     * The same batch with a selection of its rows; itself if all are kept.
     *
     * @throws dev.weir.base.WeirException if a function is not defined for a selected row's values
     */
    public Batch apply(Batch batch) {
        try {
            Rows rows = graph.frame().start(batch);
            return select(batch, rows, root.select(rows));
        } finally {
            graph.end();
        }
    }

    static Batch select(Batch batch, Rows before, Rows after) {
        return after.count() == before.count()
                ? batch
                : batch.select(Objects.requireNonNull(after.selection()), after.count());
    }
}
