package dev.weir.sql.plan;

import dev.weir.base.WeirException;
import dev.weir.sql.error.SqlError;
import java.util.List;

/**
 * Makes sure that sinks get what they can take: net changes of whole epochs where rows change, and only new rows where
 * the sink knows nothing else.
 */
public final class GuardSinks implements PlanPass {
    @Override
    public List<PlanNode> apply(List<PlanNode> sinks, PlanSettings settings) {
        TraitInference traits = new TraitInference(settings.parallelism());
        return sinks.stream()
                .map(sink -> sink instanceof TableSink table ? guard(table, traits) : sink)
                .toList();
    }

    private static PlanNode guard(TableSink sink, TraitInference traits) {
        if (traits.of(sink.input()).appendOnly()) {
            return sink;
        }
        if (!sink.connector().acceptsChanges(sink.definition())) {
            throw WeirException.of(
                            SqlError.RETRACTING_QUERY,
                            "table %s takes new rows only, but %s changes rows that it has given before",
                            sink.table(),
                            retracting(sink.input(), traits).describe())
                    .hint("write to a sink that takes changes, group by windows,"
                            + " or SET 'execution.runtime-mode' = 'batch' where the input has an end");
        }
        return sink.withInputs(List.of(new Consolidate(sink.input())));
    }

    /** The deepest node that retracts rows. */
    private static PlanNode retracting(PlanNode node, TraitInference traits) {
        for (PlanNode input : node.inputs()) {
            if (!traits.of(input).appendOnly()) {
                return retracting(input, traits);
            }
        }
        return node;
    }
}
