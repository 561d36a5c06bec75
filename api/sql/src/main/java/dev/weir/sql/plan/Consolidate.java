package dev.weir.sql.plan;

import dev.weir.data.Schema;
import java.util.List;

/** Holds the changes of an epoch and sends on what is left of them when equal rows' weights are added up. */
public record Consolidate(PlanNode input) implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public Consolidate withInputs(List<PlanNode> others) {
        return new Consolidate(others.getFirst());
    }

    @Override
    public Schema schema() {
        return input.schema();
    }

    @Override
    public String describe() {
        return "Consolidate()";
    }
}
