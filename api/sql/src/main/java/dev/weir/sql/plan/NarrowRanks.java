package dev.weir.sql.plan;

import java.util.BitSet;
import java.util.List;

/** Lets ranks do without numbers that nobody reads: fewer rows change. */
final class NarrowRanks implements PlanPass {
    @Override
    public List<PlanNode> apply(List<PlanNode> sinks, PlanSettings settings) {
        return PlanRewriter.rewrite(sinks, NarrowRanks::narrow);
    }

    private static PlanNode narrow(PlanNode node) {
        if (!(node instanceof Calc calc)
                || !(calc.input() instanceof Rank rank)
                || !rank.range().isNumbered()) {
            return node;
        }
        BitSet read = new BitSet();
        calc.projections().forEach(projection -> Expressions.collectColumns(projection, read));
        Expressions.collectColumns(calc.filter(), read);
        if (read.get(rank.number())) {
            return node;
        }
        Rank narrow = new Rank(rank.input(), rank.range().withoutNumber(), rank.window(), rank.finalOnly());
        return MergeCalcs.merge(new Calc(narrow, calc.filter(), calc.projections(), calc.schema()));
    }
}
