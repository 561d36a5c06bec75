package dev.weir.sql.syntax;

import dev.weir.sql.syntax.CreateTable.ColumnDefinition;
import dev.weir.sql.syntax.CreateTable.Distribution;
import dev.weir.sql.syntax.CreateTable.UniqueKey;
import dev.weir.sql.syntax.CreateTable.Watermark;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** ALTER TABLE: one action on one table. */
public record AlterTable(SqlParserPos position, SqlIdentifier name, boolean ifExists, Action action)
        implements Statement {

    /** What is altered. */
    public sealed interface Action {}

    /** RENAME TO. */
    public record Rename(SqlIdentifier newName) implements Action {}

    /** RENAME old TO new. */
    public record RenameColumn(SqlIdentifier column, SqlIdentifier newName) implements Action {}

    /** SET ('k' = 'v'). */
    public record SetOptions(List<OptionEntry> options) implements Action {}

    /** RESET ('k'). */
    public record ResetOptions(List<String> keys) implements Action {}

    /**
     * ADD or MODIFY of columns, a primary key, a watermark and a distribution.
     *
     * @param modify whether they exist already
     */
    public record ChangeElements(
            boolean modify,
            List<PlacedColumn> columns,
            List<UniqueKey> keys,
            List<Watermark> watermarks,
            @Nullable Distribution distribution)
            implements Action {}

    /**
     * A column and where it goes.
     *
     * @param first whether it becomes the first
     * @param after the column before it; null, and not first: the end, or where it was
     */
    public record PlacedColumn(
            ColumnDefinition column,
            boolean first,
            @Nullable SqlIdentifier after) {}

    /** DROP c, DROP (c, d). */
    public record DropColumns(List<SqlIdentifier> columns) implements Action {}

    /** DROP PRIMARY KEY, DROP CONSTRAINT name (then {@code constraint} is not null). */
    public record DropKey(@Nullable SqlIdentifier constraint) implements Action {}

    /** DROP WATERMARK. */
    public record DropWatermark() implements Action {}

    /** DROP DISTRIBUTION. */
    public record DropDistribution() implements Action {}
}
