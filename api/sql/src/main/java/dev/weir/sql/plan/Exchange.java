package dev.weir.sql.plan;

import dev.weir.data.Schema;
import java.util.List;

/**
 * Where rows change instances.
 *
 * @param parallelism number of instances that they go to; 0: as many as the job has by default
 */
public record Exchange(PlanNode input, Distribution distribution, int parallelism) implements PlanNode {
    /** To as many instances as the distribution has by itself. */
    public Exchange(PlanNode input, Distribution distribution) {
        this(input, distribution, distribution instanceof Distribution.Single ? 1 : 0);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public Exchange withInputs(List<PlanNode> others) {
        return new Exchange(others.getFirst(), distribution, parallelism);
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
            case Distribution.Rebalance rebalance -> "Exchange(rebalance)";
            case Distribution.Single single -> "Exchange(single)";
            case Distribution.Broadcast broadcast -> "Exchange(broadcast)";
        };
    }
}
