package dev.weir.sql;

/** How a shell shows the rows of a query: {@code 'sql-client.execution.result-mode'}. */
public enum ResultMode {
    /** The present rows; while the query runs, a terminal shows them changing. */
    TABLE,
    /** Every change as it comes, marked with its kind. */
    CHANGELOG,
    /** As changelog while streaming, the final rows in batch mode. */
    TABLEAU
}
