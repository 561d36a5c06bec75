package dev.weir.sql.plan;

import dev.weir.expressions.Expression;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code WATERMARK FOR column AS expression}.
 *
 * @param columnName the event-time column
 * @param column its value by the columns of the scan
 * @param expression the watermark by the columns of the scan
 * @param idleTimeout after how long without rows a split stops holding back the others
 */
public record Watermark(String columnName, Expression column, Expression expression, Optional<Duration> idleTimeout) {
    /** As DDL would write it, with the names of the scan's columns. */
    String describe(List<String> names) {
        return columnName + " AS " + expression.sql(names);
    }
}
