package dev.weir.sql.logical;

import dev.weir.sql.plan.Calc;
import dev.weir.sql.plan.LookupJoin;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.WindowAggregate;
import dev.weir.sql.plan.WindowAssign;

/**
 * Which columns of a node hold the window of its rows; -1 where a column is not there.
 *
 * @param start index of the window's first millisecond
 * @param end index of the first millisecond after it
 * @param time index of its last millisecond, a time attribute
 */
record WindowColumns(int start, int end, int time) {
    private static final WindowColumns NONE = new WindowColumns(-1, -1, -1);

    /** Whether both bounds are there. */
    boolean arePresent() {
        return start >= 0 && end >= 0;
    }

    boolean contain(int column) {
        return column >= 0 && (column == start || column == end || column == time);
    }

    /** The window columns of a node's rows. */
    static WindowColumns of(PlanNode node) {
        return switch (node) {
            case WindowAssign assign -> from(assign.windowStart());
            case WindowAggregate aggregate -> from(aggregate.windowStart());
            case LookupJoin join -> of(join.probe());
            case Calc calc -> {
                WindowColumns below = of(calc.input());
                yield new WindowColumns(place(calc, below.start), place(calc, below.end), place(calc, below.time));
            }
            default -> NONE;
        };
    }

    private static WindowColumns from(int start) {
        return new WindowColumns(start, start + 1, start + 2);
    }

    private static int place(Calc calc, int column) {
        return column < 0 ? -1 : calc.placeOf(column);
    }
}
