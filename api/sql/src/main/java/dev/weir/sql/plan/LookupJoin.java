package dev.weir.sql.plan;

import dev.weir.data.Schema;
import java.util.List;

/**
 * Joins a stream with a bounded table that is read whole before the first row of the stream is taken.
 *
 * @param leftOuter whether rows of the stream without a match pass, with NULLs
 */
public record LookupJoin(PlanNode probe, PlanNode build, JoinCondition condition, boolean leftOuter, Schema schema)
        implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of(probe, build);
    }

    @Override
    public LookupJoin withInputs(List<PlanNode> others) {
        return new LookupJoin(others.get(0), others.get(1), condition, leftOuter, schema);
    }

    @Override
    public String describe() {
        return "LookupJoin(" + (leftOuter ? "left, " : "inner, ")
                + condition.describe(probe.schema().names(), build.schema().names()) + ")";
    }
}
