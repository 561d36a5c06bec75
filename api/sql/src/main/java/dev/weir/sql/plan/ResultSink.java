package dev.weir.sql.plan;

import dev.weir.data.Schema;
import java.util.List;

/** Hands the rows of a query to whoever asked. */
public record ResultSink(PlanNode input) implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public ResultSink withInputs(List<PlanNode> others) {
        return new ResultSink(others.getFirst());
    }

    @Override
    public Schema schema() {
        return input.schema();
    }

    @Override
    public String describe() {
        return "Result(columns=" + schema().names() + ")";
    }
}
