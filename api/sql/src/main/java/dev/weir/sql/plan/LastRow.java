package dev.weir.sql.plan;

import dev.weir.data.Schema;
import java.util.List;

/**
 * Makes changes of upserts: a row replaces the one with the same key, which is retracted; a row with a negative weight
 * says that the key has no row any more.
 *
 * @param keys indexes of the key's columns
 */
public record LastRow(PlanNode input, List<Integer> keys) implements PlanNode {
    public LastRow {
        keys = List.copyOf(keys);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public LastRow withInputs(List<PlanNode> others) {
        return new LastRow(others.getFirst(), keys);
    }

    @Override
    public Schema schema() {
        return input.schema();
    }

    @Override
    public String describe() {
        return "LastRow(key=" + keys.stream().map(schema()::name).toList() + ")";
    }
}
