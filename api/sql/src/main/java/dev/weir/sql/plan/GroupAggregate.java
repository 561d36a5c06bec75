package dev.weir.sql.plan;

import dev.weir.data.Schema;
import dev.weir.operators.aggregate.AggregateCall;
import java.util.List;

/**
 * GROUP BY and DISTINCT: keys, then aggregates.
 *
 * @param keys indexes of the key columns; empty: one group of all rows
 * @param finalOnly whether results are wanted at the end of the input only
 */
public record GroupAggregate(
        PlanNode input, List<Integer> keys, List<AggregateCall> calls, boolean finalOnly, Schema schema)
        implements PlanNode {
    public GroupAggregate {
        keys = List.copyOf(keys);
        calls = List.copyOf(calls);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public GroupAggregate withInputs(List<PlanNode> others) {
        return new GroupAggregate(others.getFirst(), keys, calls, finalOnly, schema);
    }

    @Override
    public String describe() {
        String name = finalOnly ? "FinalAggregate" : "GroupAggregate";
        return name + "(" + Aggregates.describe(keys, calls, input.schema(), schema) + ")";
    }
}
