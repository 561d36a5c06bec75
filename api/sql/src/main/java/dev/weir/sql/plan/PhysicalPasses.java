package dev.weir.sql.plan;

import java.util.List;

/** The passes over physical plans, in order. */
public final class PhysicalPasses {
    private static final List<PlanPass> PASSES =
            List.of(new MergeCalcs(), new NarrowRanks(), new PruneScans(), new PlaceExchanges(), new GuardSinks());

    private PhysicalPasses() {}

    /** The plan of a job after all passes. */
    public static List<PlanNode> run(List<PlanNode> sinks, PlanSettings settings) {
        List<PlanNode> result = sinks;
        for (PlanPass pass : PASSES) {
            result = pass.apply(result, settings);
        }
        return result;
    }
}
