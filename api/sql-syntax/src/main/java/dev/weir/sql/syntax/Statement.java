package dev.weir.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * One statement of Flink's SQL dialect. Positions count lines and columns from 1, in the file of the statement; a list
 * that was not written is empty, an optional part that was not written is null.
 */
public sealed interface Statement
        permits Statement.Query,
                Statement.Insert,
                Statement.StatementSet,
                Statement.Explain,
                Statement.Change,
                CreateTable,
                Create,
                AlterTable,
                Alter,
                Statement.Drop,
                Statement.Describe,
                Show,
                Statement.Use,
                Statement.AddJar,
                Statement.SetOption,
                Statement.ResetOption,
                Statement.Command {

    /** Where the statement begins and ends. */
    SqlParserPos position();

    /** SELECT, VALUES, WITH, a set operation, or one of these with ORDER BY. */
    record Query(SqlNode query) implements Statement {
        @Override
        public SqlParserPos position() {
            return query.getParserPosition();
        }
    }

    /**
     * INSERT INTO or INSERT OVERWRITE.
     *
     * @param target the table, a bare identifier
     * @param hints dynamic options of the target, {@code OPTIONS('k'='v')}, in order
     * @param partition values of static partition columns
     * @param columns the target columns; empty: all of them in the table's order
     * @param onConflict ON CONFLICT DO …; null: the session's choice
     */
    record Insert(
            SqlParserPos position,
            SqlIdentifier target,
            List<OptionEntry> hints,
            List<PartitionValue> partition,
            List<SqlIdentifier> columns,
            SqlNode source,
            boolean overwrite,
            @Nullable OnConflict onConflict)
            implements Statement {}

    /** What happens when changes of several rows of the query meet in one primary key of the target. */
    enum OnConflict {
        DEDUPLICATE,
        ERROR,
        NOTHING
    }

    /** {@code column = literal} of a PARTITION clause. */
    record PartitionValue(SqlIdentifier column, SqlNode value) {}

    /** EXECUTE STATEMENT SET BEGIN … END: several INSERTs that run as one job. */
    record StatementSet(SqlParserPos position, List<Insert> inserts) implements Statement {}

    /** EXPLAIN of a query, an INSERT or a statement set. */
    record Explain(SqlParserPos position, List<Detail> details, Statement explained) implements Statement {
        /** What EXPLAIN shows beside the plans. */
        public enum Detail {
            ESTIMATED_COST,
            CHANGELOG_MODE,
            JSON_EXECUTION_PLAN,
            PLAN_ADVICE
        }
    }

    /** UPDATE, DELETE, MERGE, CALL or another statement of Calcite's own grammar that changes something. */
    record Change(SqlNode node) implements Statement {
        @Override
        public SqlParserPos position() {
            return node.getParserPosition();
        }
    }

    /** Kinds of named objects that DROP, USE and DESCRIBE distinguish. */
    enum ObjectKind {
        CATALOG,
        DATABASE,
        TABLE,
        VIEW,
        FUNCTION
    }

    /**
     * DROP of a named object.
     *
     * @param system whether a temporary function was named with SYSTEM
     * @param cascade whether a database goes together with the tables in it
     */
    record Drop(
            SqlParserPos position,
            ObjectKind kind,
            SqlIdentifier name,
            boolean temporary,
            boolean system,
            boolean ifExists,
            boolean cascade)
            implements Statement {}

    /** DESCRIBE, DESC. */
    record Describe(SqlParserPos position, ObjectKind kind, SqlIdentifier name, boolean extended)
            implements Statement {}

    /** USE CATALOG c, USE [c.]d. */
    record Use(SqlParserPos position, ObjectKind kind, SqlIdentifier name) implements Statement {}

    /** ADD JAR 'path'. */
    record AddJar(SqlParserPos position, String path) implements Statement {}

    /** SET 'key' = 'value'; without a key: list all settings. */
    record SetOption(
            SqlParserPos position,
            @Nullable String key,
            @Nullable String value) implements Statement {}

    /** RESET 'key'; without a key: all settings. */
    record ResetOption(SqlParserPos position, @Nullable String key) implements Statement {}

    /** A word to the shell. */
    record Command(SqlParserPos position, Word word) implements Statement {
        /** The words that a shell knows. */
        public enum Word {
            HELP,
            CLEAR,
            QUIT
        }
    }
}
