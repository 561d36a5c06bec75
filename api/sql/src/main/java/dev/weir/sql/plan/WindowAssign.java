package dev.weir.sql.plan;

import dev.weir.data.Schema;
import dev.weir.operators.WindowSpec;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A window table function by itself: every row once a window it is in, with {@code window_start}, {@code window_end}
 * and {@code window_time} behind its columns.
 *
 * @param timeColumn index of the time column
 * @param processingTime whether windows follow the clock; else the watermark
 * @param partitionKeys indexes of the columns that divide sessions; empty for other windows
 */
public record WindowAssign(
        PlanNode input,
        WindowSpec window,
        int timeColumn,
        boolean processingTime,
        List<Integer> partitionKeys,
        Schema schema)
        implements PlanNode {
    public WindowAssign {
        partitionKeys = List.copyOf(partitionKeys);
    }

    /** Index of {@code window_start}; {@code window_end} and {@code window_time} follow. */
    public int windowStart() {
        return input.schema().size();
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public WindowAssign withInputs(List<PlanNode> others) {
        return new WindowAssign(others.getFirst(), window, timeColumn, processingTime, partitionKeys, schema);
    }

    @Override
    public String describe() {
        String keys = partitionKeys.isEmpty()
                ? ""
                : partitionKeys.stream()
                        .map(input.schema()::name)
                        .collect(Collectors.joining(", ", ", partitionBy=[", "]"));
        return "WindowAssign(window=[" + window.describe() + "], " + (processingTime ? "processing time=[" : "time=[")
                + input.schema().name(timeColumn) + "]" + keys + ")";
    }
}
