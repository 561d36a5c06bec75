package dev.weir.expressions.evaluation;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Schema;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter and a projection in one: what both compute is computed once, and the projection only for the rows kept. One
 * thread at a time.
 */
public final class Calc {
    private final Graph graph;
    private final @Nullable Node condition;
    private final List<Node> projections;
    private final Schema output;

    /**
     * @param condition a BOOLEAN; null keeps all rows
     * @param input the schema of the batches, to which column references refer
     * @param output the schema of the results, one field a projection
     */
    public Calc(
            @Nullable Expression condition,
            List<? extends Expression> projections,
            Schema input,
            Schema output,
            EvaluationContext context) {
        graph = new Graph(input, context);
        this.condition = condition == null ? null : graph.add(condition);
        this.projections = projections.stream().map(graph::add).toList();
        this.output = output;
    }

    /**
     * The projections of the rows for which the condition is TRUE, with the batch's physical rows, weights and
     * timestamps and a selection of its rows.
     *
     * @throws dev.weir.base.WeirException if a function is not defined for a selected row's values
     */
    public Batch apply(Batch batch) {
        try {
            Rows rows = graph.frame().start(batch);
            Rows kept = condition == null ? rows : condition.select(rows);
            Column[] columns = ExpressionEvaluator.evaluate(projections, kept);
            return Filter.select(batch, rows, kept).withColumns(output, columns);
        } finally {
            graph.end();
        }
    }
}
