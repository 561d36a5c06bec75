package dev.weir.sql.logical;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.tools.RelBuilder;

/** The passes over Calcite's algebra, in order. Rules only, no search by cost: what pays is known. */
public final class LogicalPasses {
    /** A step from a query to an equivalent one. */
    @FunctionalInterface
    interface Pass {
        RelNode apply(RelNode root);
    }

    private static final List<RelOptRule> SUBQUERIES = List.of(
            CoreRules.FILTER_SUB_QUERY_TO_CORRELATE,
            CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE,
            CoreRules.JOIN_SUB_QUERY_TO_CORRELATE);

    private static final List<RelOptRule> SET_OPERATIONS = List.of(
            CoreRules.UNION_MERGE,
            CoreRules.UNION_TO_DISTINCT,
            CoreRules.INTERSECT_TO_DISTINCT,
            CoreRules.MINUS_TO_DISTINCT);

    private static final List<RelOptRule> PUSH_FILTERS = List.of(
            CoreRules.FILTER_MERGE,
            CoreRules.FILTER_PROJECT_TRANSPOSE,
            CoreRules.FILTER_INTO_JOIN,
            CoreRules.JOIN_CONDITION_PUSH,
            CoreRules.JOIN_PUSH_EXPRESSIONS,
            CoreRules.FILTER_SET_OP_TRANSPOSE,
            CoreRules.FILTER_REDUCE_EXPRESSIONS);

    private static final List<RelOptRule> MERGE_PROJECTS =
            List.of(CoreRules.PROJECT_MERGE, CoreRules.PROJECT_REMOVE, CoreRules.FILTER_MERGE);

    private static final List<Pass> PASSES = List.of(
            rules(SUBQUERIES),
            TemporalTables::toJoins,
            root -> RelDecorrelator.decorrelateQuery(root, builder(root)),
            rules(SET_OPERATIONS),
            rules(PUSH_FILTERS),
            rules(MERGE_PROJECTS),
            root -> new RelFieldTrimmer(null, builder(root)).trim(root),
            rules(concat(PUSH_FILTERS, MERGE_PROJECTS)));

    private LogicalPasses() {}

    /** The query after all passes. */
    public static RelNode run(RelNode root) {
        RelNode result = root;
        for (Pass pass : PASSES) {
            result = pass.apply(result);
        }
        return result;
    }

    private static RelBuilder builder(RelNode root) {
        return RelFactories.LOGICAL_BUILDER.create(root.getCluster(), null);
    }

    private static Pass rules(Collection<RelOptRule> rules) {
        return root -> {
            HepProgram program = new HepProgramBuilder()
                    .addMatchOrder(HepMatchOrder.BOTTOM_UP)
                    .addRuleCollection(rules)
                    .build();
            HepPlanner planner = new HepPlanner(program, Contexts.empty(), true, null, RelOptCostImpl.FACTORY);
            planner.setRoot(root);
            return planner.findBestExp();
        };
    }

    private static List<RelOptRule> concat(List<RelOptRule> first, List<RelOptRule> second) {
        List<RelOptRule> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
