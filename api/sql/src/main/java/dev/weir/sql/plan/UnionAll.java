package dev.weir.sql.plan;

import dev.weir.data.Schema;
import java.util.List;

/** All rows of all inputs, which have equal types. */
public record UnionAll(List<PlanNode> inputs, Schema schema) implements PlanNode {
    public UnionAll {
        inputs = List.copyOf(inputs);
    }

    @Override
    public UnionAll withInputs(List<PlanNode> others) {
        return new UnionAll(others, schema);
    }

    @Override
    public String describe() {
        return "UnionAll(columns=" + schema.names() + ")";
    }
}
