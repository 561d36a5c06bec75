package dev.weir.sql.plan;

import dev.weir.data.Schema;
import dev.weir.operators.SortKey;
import java.util.ArrayList;
import java.util.List;

/**
 * ORDER BY, OFFSET and FETCH.
 *
 * @param keys by what rows are ordered; empty: any order
 * @param offset how many rows are left out at the start
 * @param limit how many rows come at most; {@link Long#MAX_VALUE}: all
 * @param finalOnly whether results are wanted at the end of the input only; else the first rows are kept up to date
 */
public record SortLimit(PlanNode input, List<SortKey> keys, long offset, long limit, boolean finalOnly)
        implements PlanNode {
    public SortLimit {
        keys = List.copyOf(keys);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public SortLimit withInputs(List<PlanNode> others) {
        return new SortLimit(others.getFirst(), keys, offset, limit, finalOnly);
    }

    @Override
    public Schema schema() {
        return input.schema();
    }

    @Override
    public String describe() {
        List<String> parts = new ArrayList<>();
        if (!keys.isEmpty()) {
            parts.add("orderBy="
                    + keys.stream().map(key -> key.describe(schema())).toList());
        }
        if (offset > 0) {
            parts.add("offset=" + offset);
        }
        if (limit != Long.MAX_VALUE) {
            parts.add("limit=" + limit);
        }
        return (limit == Long.MAX_VALUE ? "Sort(" : "TopN(") + String.join(", ", parts) + ")";
    }
}
