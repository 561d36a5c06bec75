package dev.weir.cli;

import dev.weir.data.Row;
import dev.weir.sql.QueryResult;
import dev.weir.sql.ResultTable;
import java.util.ArrayList;
import java.util.List;

/** The present rows of a query that does not end, redrawn in place. One thread draws. */
final class LiveTable {
    private static final int LINES_AROUND = 7;
    private static final int FEWEST_ROWS = 3;

    private final Console console;
    private final QueryResult query;
    private final ValueText values;
    private final ResultTable table;
    private final int mostRows;
    private long drawnVersion = -1;
    private int drawnLines;

    /** @param height lines of the terminal */
    LiveTable(Console console, QueryResult query, ValueText values, int height) {
        this.console = console;
        this.query = query;
        this.values = values;
        this.table = query.table();
        this.mostRows = Math.max(FEWEST_ROWS, height - LINES_AROUND);
    }

    /** The table that is drawn. */
    ResultTable table() {
        return table;
    }

    /** Draws what has changed since the last time. */
    void draw(String status) {
        long version = table.version();
        if (version == drawnVersion) {
            return;
        }
        drawnVersion = version;
        List<Row> rows = table.rows();
        boolean ordered = !query.shape().ordering().isEmpty();
        int from = ordered ? 0 : Math.max(0, rows.size() - mostRows);
        List<Row> shown = rows.subList(from, Math.min(rows.size(), from + mostRows));
        List<String> lines = new ArrayList<>(TextTable.lines(query.schema(), values, shown));
        String count = ResultPrinter.rowCount(rows.size(), false);
        lines.add(shown.size() < rows.size() ? count + ", " + shown.size() + " of them shown" : count);
        lines.add(status);
        StringBuilder text = new StringBuilder();
        if (drawnLines > 0) {
            text.append("\033[").append(drawnLines).append('A');
        }
        lines.forEach(line -> text.append("\r\033[K").append(line).append('\n'));
        text.append("\033[J");
        drawnLines = lines.size();
        console.raw(text.toString());
    }
}
