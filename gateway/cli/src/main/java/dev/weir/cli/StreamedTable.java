package dev.weir.cli;

import dev.weir.data.Row;
import dev.weir.data.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints rows as they come. The first ones are held back for a moment, so that columns become as wide as they need.
 * Rows may come from another thread than the one that ticks.
 */
final class StreamedTable {
    private static final int SAMPLE = 1000;

    private final Console console;
    private final Schema schema;
    private final ValueText values;
    private final boolean marked;
    private final List<Row> held = new ArrayList<>();
    private @Nullable TextTable table;
    private long rows;

    /** @param marked whether a column says what kind of change a row is */
    StreamedTable(Console console, Schema schema, ValueText values, boolean marked) {
        this.console = console;
        this.schema = schema;
        this.values = values;
        this.marked = marked;
    }

    synchronized void add(List<Row> more) {
        rows += more.size();
        TextTable begun = table;
        if (begun == null) {
            held.addAll(more);
            if (held.size() >= SAMPLE) {
                begin();
            }
        } else {
            more.forEach(row -> console.line(begun.row(row)));
        }
    }

    /** Some time has passed: shows what is held back. */
    synchronized void tick() {
        if (table == null && !held.isEmpty()) {
            begin();
        }
        console.flush();
    }

    /** No row comes any more. */
    synchronized void end() {
        TextTable begun = table == null ? begin() : table;
        console.line(begun.rule());
        console.line(ResultPrinter.rowCount(rows, marked));
        console.flush();
    }

    private TextTable begin() {
        TextTable begun = new TextTable(schema, values, marked, held);
        begun.head().forEach(console::line);
        held.forEach(row -> console.line(begun.row(row)));
        held.clear();
        table = begun;
        return begun;
    }
}
