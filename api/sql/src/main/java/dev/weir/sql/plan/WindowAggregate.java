package dev.weir.sql.plan;

import dev.weir.data.Schema;
import dev.weir.operators.WindowSpec;
import dev.weir.operators.aggregate.AggregateCall;
import java.util.List;

/**
 * GROUP BY a window and keys: keys, then aggregates, then {@code window_start}, {@code window_end} and
 * {@code window_time}. A group's row is emitted once, when time has passed the window's end.
 *
 * @param timeColumn index of the time column
 * @param processingTime whether windows follow the clock; else the watermark
 * @param keys indexes of the key columns
 */
public record WindowAggregate(
        PlanNode input,
        WindowSpec window,
        int timeColumn,
        boolean processingTime,
        List<Integer> keys,
        List<AggregateCall> calls,
        Schema schema)
        implements PlanNode {
    public WindowAggregate {
        keys = List.copyOf(keys);
        calls = List.copyOf(calls);
    }

    /** Index of {@code window_start} in the schema; {@code window_end} and {@code window_time} follow. */
    public int windowStart() {
        return keys.size() + calls.size();
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public WindowAggregate withInputs(List<PlanNode> others) {
        return new WindowAggregate(others.getFirst(), window, timeColumn, processingTime, keys, calls, schema);
    }

    @Override
    public String describe() {
        String rest = Aggregates.describe(keys, calls, input.schema(), schema);
        return "WindowAggregate(window=[" + window.describe() + "], "
                + (processingTime ? "processing time=[" : "time=[")
                + input.schema().name(timeColumn) + "]" + (rest.isEmpty() ? "" : ", " + rest) + ")";
    }
}
