package dev.weir.sql.plan;

import dev.weir.expressions.Expression;
import java.util.List;

/** Makes one calculation of two that follow each other, and none of one that changes nothing. */
public final class MergeCalcs implements PlanPass {
    @Override
    public List<PlanNode> apply(List<PlanNode> sinks, PlanSettings settings) {
        return PlanRewriter.rewrite(sinks, node -> node instanceof Calc calc ? merge(calc) : node);
    }

    /** The calculation over what its input calculates from, where that can be; without renamings that nobody sees. */
    public static PlanNode merge(Calc upper) {
        if (!(upper.input() instanceof Calc lower)
                || lower.projections().stream().anyMatch(Expressions::isVolatile)) {
            return isSuperfluous(upper) ? upper.input() : upper;
        }
        List<Expression> projections = upper.projections().stream()
                .map(projection -> inline(projection, lower))
                .toList();
        Expression filter = upper.filter() == null ? null : inline(upper.filter(), lower);
        Calc merged = new Calc(lower.input(), Expressions.and(lower.filter(), filter), projections, upper.schema());
        return isSuperfluous(merged) ? merged.input() : merged;
    }

    private static boolean isSuperfluous(Calc calc) {
        return calc.isIdentity() && calc.schema().equals(calc.input().schema());
    }

    private static Expression inline(Expression expression, Calc lower) {
        return Expressions.substitute(expression, column -> lower.projections().get(column.index()));
    }
}
