package dev.weir.sql.plan;

import dev.weir.data.Schema;
import java.util.List;

/** Where rows change instances. */
public record Exchange(PlanNode input, Distribution distribution) implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public Exchange withInputs(List<PlanNode> others) {
        return new Exchange(others.getFirst(), distribution);
    }

    @Override
    public Schema schema() {
        return input.schema();
    }

    @Override
    public String describe() {
        return switch (distribution) {
            case Distribution.Hash hash ->
                "Exchange(hash" + hash.keys().stream().map(schema()::name).toList() + ")";
            case Distribution.Single single -> "Exchange(single)";
            case Distribution.Broadcast broadcast -> "Exchange(broadcast)";
        };
    }
}
