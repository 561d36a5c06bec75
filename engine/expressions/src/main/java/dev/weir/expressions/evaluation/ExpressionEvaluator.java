package dev.weir.expressions.evaluation;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Schema;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Rows;
import java.util.List;

/**
 * Evaluates expressions over batches of one schema. Made in microseconds, without generating code. One thread at a
 * time.
 *
 * <p>CASE, AND, OR and their like evaluate a part only for the rows that need it; so what a part would fail on does no
 * harm elsewhere. Constant parts are computed once, equal parts once a batch.
 */
public final class ExpressionEvaluator {
    private final Graph graph;
    private final List<Node> roots;

    /** @param input the schema of the batches, to which column references refer */
    public ExpressionEvaluator(List<? extends Expression> expressions, Schema input, EvaluationContext context) {
        graph = new Graph(input, context);
        roots = expressions.stream().map(graph::add).toList();
    }

    /**
     * One column an expression, as long as the batch's physical rows; only selected rows have meaning. Columns may be
     * constant or dictionary encoded, and share arrays with the batch and each other.
     *
     * @throws dev.weir.base.WeirException if a function is not defined for a selected row's values
     */
    public Column[] evaluate(Batch batch) {
        try {
            Rows rows = graph.frame().start(batch);
            return evaluate(roots, rows);
        } finally {
            graph.end();
        }
    }

    static Column[] evaluate(List<Node> roots, Rows rows) {
        Column[] results = new Column[roots.size()];
        for (int i = 0; i < results.length; i++) {
            Node root = roots.get(i);
            Column result = root.evaluate(rows);
            results[i] = result.type().equals(root.type()) ? result : result.as(root.type());
        }
        return results;
    }
}
