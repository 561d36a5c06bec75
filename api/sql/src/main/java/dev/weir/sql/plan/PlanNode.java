package dev.weir.sql.plan;

import dev.weir.data.Schema;
import java.util.List;

/**
 * A node of the physical plan: what the engine will run, before it is laid out as tasks. Immutable records; equal nodes
 * compute the same rows, so that a sub-plan which occurs twice in a job runs once.
 */
public sealed interface PlanNode
        permits TableScan,
                Values,
                Calc,
                WindowAssign,
                GroupAggregate,
                WindowAggregate,
                HashJoin,
                LookupJoin,
                WindowJoin,
                UnionAll,
                SortLimit,
                Rank,
                Exchange,
                Consolidate,
                NotNullCheck,
                LastRow,
                TableSink,
                ResultSink {
    /** Where its rows come from, in the order of its logical inputs. */
    List<PlanNode> inputs();

    /** The same node over other inputs, which have the same schemas. */
    PlanNode withInputs(List<PlanNode> others);

    /** The columns of its rows; of a sink, those that it takes. */
    Schema schema();

    /** What it does, on one line, as EXPLAIN and messages show it. */
    String describe();
}
