package dev.weir.sql;

import dev.weir.data.Row;
import dev.weir.data.Schema;
import java.util.List;

/** What a statement gave. */
public sealed interface StatementResult permits StatementResult.Done, StatementResult.Listing, QueryResult, JobResult {
    /**
     * It did what it says; there is nothing to show but a word.
     *
     * @param message such as {@code table flights created}; empty when there is nothing to say
     */
    record Done(String message) implements StatementResult {}

    /** Rows that are at hand: of SHOW, DESCRIBE, EXPLAIN. */
    record Listing(Schema schema, List<Row> rows) implements StatementResult {
        public Listing {
            rows = List.copyOf(rows);
        }

        /** One column of text lines. */
        static Listing ofLines(String column, List<String> lines) {
            return new Listing(
                    Schema.of(column, dev.weir.data.DataTypes.STRING),
                    lines.stream().map(line -> Row.of(line)).toList());
        }
    }
}
