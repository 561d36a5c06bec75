package dev.weir.sql.plan;

import dev.weir.data.Schema;
import dev.weir.operators.JoinKind;
import java.util.List;
import java.util.Locale;

/**
 * Joins rows of one window: once, when the watermark has passed its end. Columns: those of the left, then those of the
 * right.
 *
 * @param condition whose keys have the bounds of the windows among them
 */
public record WindowJoin(
        PlanNode left,
        PlanNode right,
        JoinCondition condition,
        JoinKind kind,
        WindowBounds leftWindow,
        WindowBounds rightWindow,
        Schema schema)
        implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of(left, right);
    }

    @Override
    public WindowJoin withInputs(List<PlanNode> others) {
        return new WindowJoin(others.get(0), others.get(1), condition, kind, leftWindow, rightWindow, schema);
    }

    @Override
    public String describe() {
        return "WindowJoin(" + kind.name().toLowerCase(Locale.ROOT) + ", "
                + condition.describe(left.schema().names(), right.schema().names()) + ")";
    }
}
