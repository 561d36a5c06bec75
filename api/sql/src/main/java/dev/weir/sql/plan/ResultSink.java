package dev.weir.sql.plan;

import dev.weir.data.Schema;
import java.util.List;

/**
 * Hands the rows of a query to whoever asked.
 *
 * @param shown how many of the columns are the query's; those behind are there to order its rows
 */
public record ResultSink(PlanNode input, int shown) implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public ResultSink withInputs(List<PlanNode> others) {
        return new ResultSink(others.getFirst(), shown);
    }

    @Override
    public Schema schema() {
        return input.schema();
    }

    @Override
    public String describe() {
        return "Result(columns=" + schema().names().subList(0, shown) + ")";
    }
}
