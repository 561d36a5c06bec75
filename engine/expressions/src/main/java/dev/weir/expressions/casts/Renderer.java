package dev.weir.expressions.casts;

import dev.weir.data.ArrayColumn;
import dev.weir.data.BooleanColumn;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DecimalColumn;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.MapColumn;
import dev.weir.data.ObjectColumn;
import dev.weir.data.RowColumn;
import dev.weir.data.TimestampColumn;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.kernels.Decimals;
import dev.weir.expressions.kernels.TemporalWriter;
import dev.weir.expressions.kernels.TextWriter;
import dev.weir.expressions.kernels.ZoneShift;
import java.util.List;

/** Writes the values of one column as text, in the form that CAST to STRING gives them. */
interface Renderer {
    /** Appends the text of a row that is not NULL. */
    void append(int row);

    /** The renderer of a column of any type and encoding. */
    static Renderer of(Column column, TextWriter out, EvaluationContext context) {
        return switch (column) {
            case ConstantColumn c -> {
                Renderer single = of(c.single(), out, context);
                yield row -> single.append(0);
            }
            case DictionaryColumn c -> {
                Renderer entries = of(c.dictionary(), out, context);
                yield row -> entries.append(c.indexes()[row]);
            }
            case BooleanColumn c -> row -> out.append(c.values()[row] ? "TRUE" : "FALSE");
            case IntColumn c -> ints(c, out);
            case LongColumn c -> longs(c, out);
            case FloatColumn c -> row -> out.append(Float.toString(c.values()[row]));
            case DoubleColumn c -> row -> out.append(Double.toString(c.values()[row]));
            case DecimalColumn c -> decimals(c, out);
            case TimestampColumn c -> timestamps(c, out, context);
            case BytesColumn c -> row -> out.append(c.bytes(), c.offsets()[row], c.lengths()[row]);
            case ArrayColumn c -> arrays(c, out, context);
            case MapColumn c -> maps(c, out, context);
            case RowColumn c -> rows(c, out, context);
            case ObjectColumn c -> row -> out.append(String.valueOf(c.values()[row]));
        };
    }

    private static Renderer ints(IntColumn column, TextWriter out) {
        TemporalWriter temporal = new TemporalWriter(out);
        int[] values = column.values();
        return switch (column.type()) {
            case DataType.Date t -> row -> temporal.date(values[row]);
            case DataType.Time t -> {
                int precision = Math.min(t.precision(), 3);
                yield row -> temporal.time(values[row], 0, precision);
            }
            case DataType.YearMonthInterval t -> row -> temporal.months(values[row]);
            default -> row -> out.appendInteger(values[row]);
        };
    }

    private static Renderer longs(LongColumn column, TextWriter out) {
        long[] values = column.values();
        if (column.type() instanceof DataType.DayTimeInterval) {
            TemporalWriter temporal = new TemporalWriter(out);
            return row -> temporal.dayTime(values[row]);
        }
        return row -> out.appendInteger(values[row]);
    }

    private static Renderer decimals(DecimalColumn column, TextWriter out) {
        Decimals decimals = Decimals.of(column);
        return row -> out.append(decimals.value(row).toPlainString());
    }

    private static Renderer timestamps(TimestampColumn column, TextWriter out, EvaluationContext context) {
        TemporalWriter temporal = new TemporalWriter(out);
        long[] millis = column.millis();
        int[] nanos = column.nanosOfMilli();
        if (column.type() instanceof DataType.TimestampLtz type) {
            ZoneShift shift = new ZoneShift(context.zone());
            int precision = type.precision();
            return row -> temporal.timestamp(shift.toLocal(millis[row]), nanos == null ? 0 : nanos[row], precision);
        }
        int precision = ((DataType.Timestamp) column.type()).precision();
        return row -> temporal.timestamp(millis[row], nanos == null ? 0 : nanos[row], precision);
    }

    private static void nullable(Column column, Renderer renderer, int row, TextWriter out) {
        if (column.isNull(row)) {
            out.append("NULL");
        } else {
            renderer.append(row);
        }
    }

    private static Renderer arrays(ArrayColumn column, TextWriter out, EvaluationContext context) {
        Renderer elements = of(column.elements(), out, context);
        return row -> {
            out.append((byte) '[');
            int first = column.offsets()[row];
            for (int i = first; i < first + column.lengths()[row]; i++) {
                if (i > first) {
                    out.append(", ");
                }
                nullable(column.elements(), elements, i, out);
            }
            out.append((byte) ']');
        };
    }

    private static Renderer maps(MapColumn column, TextWriter out, EvaluationContext context) {
        Renderer keys = of(column.keys(), out, context);
        Renderer values = of(column.values(), out, context);
        return row -> {
            out.append((byte) '{');
            int first = column.offsets()[row];
            for (int i = first; i < first + column.lengths()[row]; i++) {
                if (i > first) {
                    out.append(", ");
                }
                nullable(column.keys(), keys, i, out);
                out.append((byte) '=');
                nullable(column.values(), values, i, out);
            }
            out.append((byte) '}');
        };
    }

    private static Renderer rows(RowColumn column, TextWriter out, EvaluationContext context) {
        List<Renderer> fields =
                column.fields().stream().map(field -> of(field, out, context)).toList();
        return row -> {
            out.append((byte) '(');
            for (int i = 0; i < fields.size(); i++) {
                if (i > 0) {
                    out.append(", ");
                }
                nullable(column.fields().get(i), fields.get(i), row, out);
            }
            out.append((byte) ')');
        };
    }
}
