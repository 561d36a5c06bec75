package dev.weir.cli;

import dev.weir.data.DataType;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of an aligned table: numbers to the right, everything else to the left, too long values cut. The widths of the
 * columns follow from the rows that are known when it begins.
 */
final class TextTable {
    private static final int WIDEST = 60;
    private static final int NARROWEST_OP = 2;

    private final Schema schema;
    private final ValueText values;
    private final boolean marked;
    private final int[] widths;

    /**
     * @param marked whether a first column says what kind of change a row is
     * @param sample rows by which columns are made wide enough
     */
    TextTable(Schema schema, ValueText values, boolean marked, List<Row> sample) {
        this.schema = schema;
        this.values = values;
        this.marked = marked;
        this.widths = new int[schema.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = width(schema.name(i));
            for (Row row : sample) {
                widths[i] = Math.max(widths[i], width(values.of(row.getField(i), schema.type(i))));
            }
            widths[i] = Math.min(widths[i], WIDEST);
        }
    }

    /** The whole table. */
    static List<String> lines(Schema schema, ValueText values, List<Row> rows) {
        TextTable table = new TextTable(schema, values, false, rows);
        List<String> lines = new ArrayList<>(table.head());
        rows.forEach(row -> lines.add(table.row(row)));
        lines.add(table.rule());
        return lines;
    }

    /** The lines above the first row. */
    List<String> head() {
        List<String> cells = new ArrayList<>();
        if (marked) {
            cells.add("op");
        }
        for (int i = 0; i < widths.length; i++) {
            cells.add(fit(schema.name(i), widths[i], isNumber(i)));
        }
        return List.of(rule(), joined(cells), rule());
    }

    /** The line of a row. */
    String row(Row row) {
        List<String> cells = new ArrayList<>();
        if (marked) {
            cells.add(row.kind().shortString());
        }
        for (int i = 0; i < widths.length; i++) {
            cells.add(fit(values.of(row.getField(i), schema.type(i)), widths[i], isNumber(i)));
        }
        return joined(cells);
    }

    /** The line above and below. */
    String rule() {
        StringBuilder text = new StringBuilder("+");
        if (marked) {
            text.append("-".repeat(NARROWEST_OP + 2)).append('+');
        }
        for (int width : widths) {
            text.append("-".repeat(width + 2)).append('+');
        }
        return text.toString();
    }

    private static String joined(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private boolean isNumber(int column) {
        return switch (schema.type(column)) {
            case DataType.TinyInt t -> true;
            case DataType.SmallInt t -> true;
            case DataType.Int t -> true;
            case DataType.BigInt t -> true;
            case DataType.Float32 t -> true;
            case DataType.Float64 t -> true;
            case DataType.Decimal t -> true;
            default -> false;
        };
    }

    private static String fit(String raw, int width, boolean right) {
        String text = raw.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
        int length = width(text);
        if (length > width) {
            int end = text.offsetByCodePoints(0, Math.max(0, width - 1));
            return text.substring(0, end) + "…";
        }
        String padding = " ".repeat(width - length);
        return right ? padding + text : text + padding;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
