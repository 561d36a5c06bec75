package dev.weir.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** CREATE of anything but a table. */
public sealed interface Create extends Statement {

    SqlIdentifier name();

    boolean ifNotExists();

    /** CREATE CATALOG c WITH (…). */
    record Catalog(
            SqlParserPos position,
            SqlIdentifier name,
            boolean ifNotExists,
            @Nullable String comment,
            List<OptionEntry> options)
            implements Create {}

    /** CREATE DATABASE [c.]d. */
    record Database(
            SqlParserPos position,
            SqlIdentifier name,
            boolean ifNotExists,
            @Nullable String comment,
            List<OptionEntry> options)
            implements Create {}

    /**
     * CREATE VIEW.
     *
     * @param columns new names of the query's columns; empty: the query's own
     */
    record View(
            SqlParserPos position,
            SqlIdentifier name,
            boolean temporary,
            boolean replace,
            boolean ifNotExists,
            List<ViewColumn> columns,
            @Nullable String comment,
            SqlNode query)
            implements Create {}

    /** A column's name in CREATE VIEW v (name COMMENT 'text', …). */
    record ViewColumn(SqlIdentifier name, @Nullable String comment) {}

    /**
     * CREATE FUNCTION.
     *
     * @param system whether it hides a built-in function of its name
     * @param className the class that implements it
     * @param classPosition where that is said
     * @param language JAVA, SCALA or PYTHON
     * @param jars where its class may be found
     */
    record Function(
            SqlParserPos position,
            SqlIdentifier name,
            boolean temporary,
            boolean system,
            boolean ifNotExists,
            String className,
            SqlParserPos classPosition,
            String language,
            List<String> jars)
            implements Create {}
}
