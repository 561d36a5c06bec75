package dev.weir.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** ALTER of anything but a table. */
public sealed interface Alter extends Statement {

    SqlIdentifier name();

    /** ALTER VIEW v RENAME TO w. */
    record RenameView(SqlParserPos position, SqlIdentifier name, SqlIdentifier newName) implements Alter {}

    /** ALTER VIEW v AS query. */
    record RedefineView(SqlParserPos position, SqlIdentifier name, SqlNode query) implements Alter {}

    /** ALTER DATABASE d SET ('k' = 'v'). */
    record SetDatabaseOptions(SqlParserPos position, SqlIdentifier name, List<OptionEntry> options) implements Alter {}

    /** ALTER FUNCTION f AS 'class'. */
    record RedefineFunction(
            SqlParserPos position,
            SqlIdentifier name,
            boolean temporary,
            boolean system,
            boolean ifExists,
            String className,
            SqlParserPos classPosition,
            String language)
            implements Alter {}
}
