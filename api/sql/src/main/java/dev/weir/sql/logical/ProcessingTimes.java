package dev.weir.sql.logical;

import dev.weir.expressions.Call;
import dev.weir.expressions.ColumnReference;
import dev.weir.sql.plan.Calc;
import dev.weir.sql.plan.LookupJoin;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.UnionAll;
import dev.weir.sql.plan.WindowAggregate;
import dev.weir.sql.plan.WindowAssign;

/** Which columns are processing time: {@code PROCTIME()}, handed on as it is, and what windows over it have of it. */
final class ProcessingTimes {
    private ProcessingTimes() {}

    /** Whether a column of a node's rows is one. */
    static boolean contain(PlanNode node, int column) {
        return switch (node) {
            case Calc calc ->
                switch (calc.projections().get(column)) {
                    case ColumnReference below -> contain(calc.input(), below.index());
                    case Call call -> call.function().name().equals("PROCTIME");
                    default -> false;
                };
            case WindowAssign assign when column < assign.windowStart() -> contain(assign.input(), column);
            case WindowAssign assign -> assign.processingTime() && column == assign.windowStart() + 2;
            case WindowAggregate aggregate -> aggregate.processingTime() && column == aggregate.windowStart() + 2;
            case LookupJoin join -> column < join.probe().schema().size() && contain(join.probe(), column);
            case UnionAll union -> union.inputs().stream().allMatch(input -> contain(input, column));
            default -> false;
        };
    }
}
