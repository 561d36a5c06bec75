package dev.weir.sql.logical;

import dev.weir.data.DataType;
import dev.weir.sql.plan.Calc;
import dev.weir.sql.plan.LookupJoin;
import dev.weir.sql.plan.PlanNode;
import dev.weir.sql.plan.Rank;
import dev.weir.sql.plan.WindowAggregate;
import dev.weir.sql.plan.WindowAssign;
import dev.weir.sql.plan.WindowBounds;
import dev.weir.sql.plan.WindowJoin;

/**
 * Which columns of a node hold the window of its rows; -1 where a column is not there.
 *
 * @param start index of the window's first millisecond
 * @param end index of the first millisecond after it
 * @param time index of its last millisecond, a time attribute
 * @param pointsInTime whether windows follow the session's calendar, those of TIMESTAMP_LTZ
 * @param processingTime whether windows end by the clock, so that all rows of a window may come after its end
 */
record WindowColumns(int start, int end, int time, boolean pointsInTime, boolean processingTime) {
    private static final WindowColumns NONE = new WindowColumns(-1, -1, -1, false, false);

    /** Whether both bounds are there. */
    boolean arePresent() {
        return start >= 0 && end >= 0;
    }

    /** Whether both bounds are there, and the watermark says when all rows of a window have come. */
    boolean followWatermark() {
        return arePresent() && !processingTime;
    }

    boolean contain(int column) {
        return column >= 0 && (column == start || column == end || column == time);
    }

    /** The window columns of a node's rows. */
    static WindowColumns of(PlanNode node) {
        return switch (node) {
            case WindowAssign assign ->
                from(assign.windowStart(), assign.input(), assign.timeColumn(), assign.processingTime());
            case WindowAggregate aggregate ->
                from(aggregate.windowStart(), aggregate.input(), aggregate.timeColumn(), aggregate.processingTime());
            case Rank rank when rank.window() != null -> of(rank.input());
            case LookupJoin join -> of(join.probe());
            case WindowJoin join ->
                switch (join.kind()) {
                    case INNER, LEFT -> of(join.left());
                    case RIGHT -> of(join.right()).shifted(join.left().schema().size());
                    case FULL -> NONE;
                };
            case Calc calc -> {
                WindowColumns below = of(calc.input());
                yield new WindowColumns(
                        place(calc, below.start),
                        place(calc, below.end),
                        place(calc, below.time),
                        below.pointsInTime,
                        below.processingTime);
            }
            default -> NONE;
        };
    }

    /** Both bounds, which are there. */
    WindowBounds bounds() {
        return new WindowBounds(start, end, time, pointsInTime);
    }

    private WindowColumns shifted(int by) {
        return new WindowColumns(
                start < 0 ? start : start + by,
                end < 0 ? end : end + by,
                time < 0 ? time : time + by,
                pointsInTime,
                processingTime);
    }

    private static WindowColumns from(int start, PlanNode input, int timeColumn, boolean processingTime) {
        boolean pointsInTime = input.schema().type(timeColumn) instanceof DataType.TimestampLtz;
        return new WindowColumns(start, start + 1, start + 2, pointsInTime, processingTime);
    }

    private static int place(Calc calc, int column) {
        return column < 0 ? -1 : calc.placeOf(column);
    }
}
