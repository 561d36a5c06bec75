package dev.weir.expressions.functions;

import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.PartialKernel;
import dev.weir.expressions.Rows;
import dev.weir.expressions.kernels.Patterns;
import dev.weir.expressions.kernels.TextWriter;
import dev.weir.expressions.kernels.TimestampPattern;
import dev.weir.expressions.kernels.Timestamps;
import dev.weir.expressions.kernels.ZoneShift;

/**
 * DATE_FORMAT of timestamps. Times of one batch are mostly near each other, and patterns often coarse: a text is
 * written once for rows that follow each other and look the same, and where all rows do, the result is a constant.
 */
final class FormatKernel implements PartialKernel {
    private final boolean local;
    private final DataType type;
    private final Patterns<TimestampPattern> patterns = new Patterns<>(TimestampPattern::compile);

    /** @param local whether the arguments are points in time, of which the session's zone says what they are called */
    FormatKernel(boolean local, DataType type) {
        this.local = local;
        this.type = type;
    }

    @Override
    public Column evaluate(Column[] arguments, Rows rows, EvaluationContext context) {
        Timestamps points = Timestamps.of(arguments[0]);
        Patterns.ByRow<TimestampPattern> byRow = patterns.open(arguments[1]);
        ZoneShift shift = new ZoneShift(context.zone());
        long unit = arguments[1] instanceof ConstantColumn ? byRow.at(0).unitMillis() : 0;
        // Most of the texts of a coarse pattern are repeated: the buffer grows if they are not.
        TextWriter out = new TextWriter(rows, unit > 1 ? 0 : 24);
        int written = 0;
        int lastRow = -1;
        long from = 0;
        long to = 0;
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            long millis = local ? shift.toLocal(points.millis(row)) : points.millis(row);
            if (millis >= from && millis < to) {
                out.repeat(row, lastRow);
                continue;
            }
            out.begin();
            byRow.at(row).format(out, millis, points.nanosOfMilli(row), context.zone());
            out.end(row);
            written++;
            lastRow = row;
            if (unit > 0) {
                from = Math.floorDiv(millis, unit) * unit;
                to = from + unit;
            }
        }
        Column texts = out.build(type);
        return written == 1 ? new ConstantColumn(texts.take(new int[] {lastRow}, 1), rows.physicalRows()) : texts;
    }
}
