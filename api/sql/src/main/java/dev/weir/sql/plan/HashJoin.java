package dev.weir.sql.plan;

import dev.weir.data.Schema;
import java.util.List;

/** Inner join of two changing tables, both held in state. Columns: those of the left, then those of the right. */
public record HashJoin(PlanNode left, PlanNode right, JoinCondition condition, Schema schema) implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of(left, right);
    }

    @Override
    public HashJoin withInputs(List<PlanNode> others) {
        return new HashJoin(others.get(0), others.get(1), condition, schema);
    }

    @Override
    public String describe() {
        return "Join(inner, "
                + condition.describe(left.schema().names(), right.schema().names()) + ")";
    }
}
