package dev.weir.sql;

import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.checkpoint.RestorePlan;
import java.util.List;

/** What a statement gave. */
public sealed interface StatementResult
        permits StatementResult.Done,
                StatementResult.Text,
                StatementResult.Listing,
                StatementResult.Restore,
                QueryResult,
                JobResult {
    /**
     * It did what it says; there is nothing to show but a word.
     *
     * @param message such as {@code table flights created}; empty when there is nothing to say
     */
    record Done(String message) implements StatementResult {}

    /** Lines of text: of EXPLAIN, SHOW CREATE. */
    record Text(List<String> lines) implements StatementResult {
        public Text {
            lines = List.copyOf(lines);
        }
    }

    /** Of an INSERT that was not run: what its job would take over from a checkpoint. */
    record Restore(RestorePlan plan) implements StatementResult {}

    /** Rows that are at hand: of SHOW, DESCRIBE. */
    record Listing(Schema schema, List<Row> rows) implements StatementResult {
        public Listing {
            rows = List.copyOf(rows);
        }
    }
}
