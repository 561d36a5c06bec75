package dev.weir.sql.syntax;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * SHOW.
 *
 * @param scope the database of {@code FROM d}, the table of COLUMNS, PARTITIONS and CREATE; null: the current one
 * @param filter the pattern that names must match
 */
public record Show(
        SqlParserPos position,
        Subject subject,
        @Nullable SqlIdentifier scope,
        @Nullable Filter filter) implements Statement {

    /** What is shown. */
    public enum Subject {
        CATALOGS,
        CURRENT_CATALOG,
        DATABASES,
        CURRENT_DATABASE,
        TABLES,
        VIEWS,
        FUNCTIONS,
        USER_FUNCTIONS,
        PROCEDURES,
        COLUMNS,
        PARTITIONS,
        CREATE_TABLE,
        CREATE_VIEW,
        MODULES,
        FULL_MODULES,
        JARS,
        JOBS
    }

    /** [NOT] LIKE 'pattern' or [NOT] ILIKE 'pattern'. */
    public record Filter(String pattern, boolean negated, boolean ignoreCase) {}
}
