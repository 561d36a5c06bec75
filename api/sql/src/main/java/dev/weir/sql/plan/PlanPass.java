package dev.weir.sql.plan;

import java.util.List;

/** A step from a plan to a better or more complete one that computes the same. */
public interface PlanPass {
    /** The sinks of the job with what leads to them, in the order of its statements. */
    List<PlanNode> apply(List<PlanNode> sinks, PlanSettings settings);
}
