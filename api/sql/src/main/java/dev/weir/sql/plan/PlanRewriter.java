package dev.weir.sql.plan;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rewrites plans bottom up, each shared node once. One thread. */
final class PlanRewriter {
    private final UnaryOperator<PlanNode> rule;
    private final IdentityHashMap<PlanNode, PlanNode> done = new IdentityHashMap<>();

    /** @param rule what becomes of a node whose inputs are rewritten already */
    PlanRewriter(UnaryOperator<PlanNode> rule) {
        this.rule = rule;
    }

    static List<PlanNode> rewrite(List<PlanNode> sinks, UnaryOperator<PlanNode> rule) {
        PlanRewriter rewriter = new PlanRewriter(rule);
        return sinks.stream().map(rewriter::rewrite).toList();
    }

    PlanNode rewrite(PlanNode node) {
        PlanNode result = done.get(node);
        if (result == null) {
            List<PlanNode> inputs = node.inputs().stream().map(this::rewrite).toList();
            boolean same = true;
            for (int i = 0; i < inputs.size(); i++) {
                same &= inputs.get(i) == node.inputs().get(i);
            }
            result = rule.apply(same ? node : node.withInputs(inputs));
            done.put(node, result);
        }
        return result;
    }
}
