package dev.weir.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * CREATE TABLE, also in its forms {@code … LIKE t} and {@code … AS query}.
 *
 * @param partitionKeys the columns of PARTITIONED BY
 * @param like the table that this one is derived from
 * @param query the query that fills it (CREATE TABLE AS SELECT)
 */
public record CreateTable(
        SqlParserPos position,
        SqlIdentifier name,
        boolean temporary,
        boolean replace,
        boolean ifNotExists,
        TableElements elements,
        @Nullable String comment,
        @Nullable Distribution distribution,
        List<SqlIdentifier> partitionKeys,
        List<OptionEntry> options,
        @Nullable Like like,
        @Nullable SqlNode query)
        implements Statement {

    /** What stands between the parentheses of CREATE TABLE or of ALTER TABLE ADD. */
    public record TableElements(List<ColumnDefinition> columns, List<UniqueKey> keys, List<Watermark> watermarks) {
        public static final TableElements NONE = new TableElements(List.of(), List.of(), List.of());
    }

    /** One column. */
    public sealed interface ColumnDefinition {
        SqlIdentifier name();

        @Nullable
        String comment();
    }

    /** {@code name type [NOT NULL]}: stored in the table. */
    public record PhysicalColumn(
            SqlIdentifier name,
            SqlDataTypeSpec type,
            @Nullable String comment) implements ColumnDefinition {}

    /** {@code name AS expression}: derived from other columns when the table is read. */
    public record ComputedColumn(
            SqlIdentifier name,
            SqlNode expression,
            @Nullable String comment) implements ColumnDefinition {}

    /**
     * {@code name type METADATA [FROM 'key'] [VIRTUAL]}: what the connector or the format knows about a row.
     *
     * @param key the metadata's key; null: the column's name
     * @param virtual read only; INSERT leaves it out
     */
    public record MetadataColumn(
            SqlIdentifier name,
            SqlDataTypeSpec type,
            @Nullable String key,
            boolean virtual,
            @Nullable String comment) implements ColumnDefinition {}

    /** {@code name} alone, in CREATE TABLE AS: a column of the query, moved to this place. */
    public record QueryColumn(SqlIdentifier name) implements ColumnDefinition {
        @Override
        public @Nullable String comment() {
            return null;
        }
    }

    /** PRIMARY KEY or UNIQUE, on a column or on the table. */
    public record UniqueKey(
            SqlParserPos position,
            @Nullable SqlIdentifier name,
            boolean primary,
            List<SqlIdentifier> columns,
            boolean enforced) {}

    /** {@code WATERMARK FOR column AS expression}. */
    public record Watermark(SqlParserPos position, SqlIdentifier column, SqlNode expression) {}

    /**
     * DISTRIBUTED BY.
     *
     * @param kind HASH or RANGE; null: the connector's choice
     * @param buckets the number of buckets; null: the connector's choice
     */
    public record Distribution(
            SqlParserPos position,
            @Nullable String kind,
            List<SqlIdentifier> columns,
            @Nullable Integer buckets) {}

    /** LIKE and its options, in order. */
    public record Like(SqlIdentifier source, List<LikeOption> options) {}

    /** {@code INCLUDING CONSTRAINTS} and its likes. */
    public record LikeOption(SqlParserPos position, Merge merge, Feature feature) {}

    /** How LIKE merges a feature of the source table. */
    public enum Merge {
        INCLUDING,
        EXCLUDING,
        OVERWRITING
    }

    /** The features of a table that LIKE merges one by one. */
    public enum Feature {
        ALL,
        CONSTRAINTS,
        DISTRIBUTION,
        GENERATED,
        METADATA,
        OPTIONS,
        PARTITIONS,
        WATERMARKS
    }
}
