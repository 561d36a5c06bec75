package dev.weir.sql.plan;

import dev.weir.data.Schema;
import dev.weir.operators.RankRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ROW_NUMBER() with a limit: the first rows of every group, perhaps with their numbers behind their columns.
 *
 * @param window where the rows have the window by which they are grouped; null: results change, or wait for the end
 * @param finalOnly whether results are wanted at the end of the input only; meaningless with a window
 */
public record Rank(
        PlanNode input, RankRange range, @Nullable WindowBounds window, boolean finalOnly) implements PlanNode {
    /** Index of the column of the number, whether it is there or not. */
    public int number() {
        return input.schema().size();
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public Rank withInputs(List<PlanNode> others) {
        return new Rank(others.getFirst(), range, window, finalOnly);
    }

    @Override
    public Schema schema() {
        return range.output(input.schema());
    }

    @Override
    public String describe() {
        String name = window != null ? "WindowTopN" : range.last() == 1 ? "FirstRow" : "GroupTopN";
        return name + "(" + range.describe(input.schema()) + ")";
    }
}
