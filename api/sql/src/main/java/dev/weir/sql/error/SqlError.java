package dev.weir.sql.error;

import dev.weir.base.ErrorCode;

/** What can be wrong with a SQL statement. */
public enum SqlError implements ErrorCode {
    /** The text is no statement of the dialect. */
    SYNTAX("WEIR-SQL-0001"),
    /** A quote, a comment or a statement set is opened and never closed. */
    UNCLOSED("WEIR-SQL-0002"),
    /** A statement, type or clause that the dialect has and Weir does not support. */
    UNSUPPORTED("WEIR-SQL-0003"),
    /** No catalog, database, table, view or function has that name. */
    UNKNOWN_OBJECT("WEIR-SQL-0004"),
    /** No column in scope has that name. */
    UNKNOWN_COLUMN("WEIR-SQL-0005"),
    /** No function has that name. */
    UNKNOWN_FUNCTION("WEIR-SQL-0006"),
    /** A function or operator is not defined for arguments of these types or this number. */
    TYPE_MISMATCH("WEIR-SQL-0007"),
    /** The query breaks a rule of SQL that has no code of its own. */
    INVALID_QUERY("WEIR-SQL-0008"),
    /** CREATE of something that exists. */
    ALREADY_EXISTS("WEIR-SQL-0009"),
    /** A table's or view's definition contradicts itself. */
    INVALID_DEFINITION("WEIR-SQL-0010"),
    /** A type's parameter is out of range. */
    INVALID_TYPE("WEIR-SQL-0011"),
    /** INSERT does not fit its target. */
    INVALID_INSERT("WEIR-SQL-0012"),
    /** A name means several columns. */
    AMBIGUOUS_COLUMN("WEIR-SQL-0013"),
    /** A query that changes rows writes into a table that takes new rows only. */
    RETRACTING_QUERY("WEIR-SQL-0014"),
    /** A join, or a sub-query that becomes one, of a kind or over rows for which there is no operator yet. */
    UNSUPPORTED_JOIN("WEIR-SQL-0015"),
    /** Expressions or sub-queries are nested deeper than the stack allows. */
    TOO_DEEP("WEIR-SQL-0016"),
    /** ROW_NUMBER() OVER with nothing around it that limits the number. */
    UNSUPPORTED_RANK("WEIR-SQL-0017");

    private final String code;

    SqlError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return Kind.USER;
    }
}
