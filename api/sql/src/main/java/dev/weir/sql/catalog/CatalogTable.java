package dev.weir.sql.catalog;

import dev.weir.base.Configuration;
import dev.weir.data.Schema;
import dev.weir.sql.syntax.CreateTable.Distribution;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A table whose definition is complete and checked. Immutable.
 *
 * @param columns in the order of the definition
 * @param watermark null: no event time
 * @param primaryKey null: none
 * @param partitionKeys the columns of PARTITIONED BY
 * @param options all of WITH, {@code connector} included
 */
public record CatalogTable(
        ObjectName name,
        boolean temporary,
        List<TableColumn> columns,
        @Nullable Watermark watermark,
        @Nullable PrimaryKey primaryKey,
        List<String> partitionKeys,
        @Nullable Distribution distribution,
        Configuration options,
        String comment)
        implements CatalogObject {
    public CatalogTable {
        columns = List.copyOf(columns);
        partitionKeys = List.copyOf(partitionKeys);
    }

    /**
     * How event time follows from a row.
     *
     * @param column the event-time column's name
     * @param parsed the watermark as written
     * @param columnValue the event-time column over the {@linkplain #scanSchema() columns of the scan}
     * @param expression the watermark over the columns of the scan
     */
    public record Watermark(String column, SqlNode parsed, RexNode columnValue, RexNode expression) {}

    /** A key that the data is trusted to obey. */
    public record PrimaryKey(String name, List<String> columns) {
        public PrimaryKey {
            columns = List.copyOf(columns);
        }
    }

    @Override
    public Schema schema() {
        return new Schema(columns.stream().map(TableColumn::field).toList());
    }

    /** The physical columns in their order. */
    public List<TableColumn.Physical> physicalColumns() {
        return select(TableColumn.Physical.class);
    }

    /** The metadata columns in their order. */
    public List<TableColumn.Metadata> metadataColumns() {
        return select(TableColumn.Metadata.class);
    }

    /** The computed columns in their order. */
    public List<TableColumn.Computed> computedColumns() {
        return select(TableColumn.Computed.class);
    }

    /** What a scan reads: the physical columns, then the metadata columns, under the names of the columns. */
    public Schema scanSchema() {
        List<TableColumn> scanned = new ArrayList<>(physicalColumns());
        scanned.addAll(metadataColumns());
        return new Schema(scanned.stream().map(TableColumn::field).toList());
    }

    /** What INSERT writes: the physical columns, then the metadata columns that are not virtual. */
    public List<TableColumn> sinkColumns() {
        List<TableColumn> written = new ArrayList<>(physicalColumns());
        metadataColumns().stream().filter(column -> !column.virtual()).forEach(written::add);
        return written;
    }

    /** Names of the primary key's columns; empty when there is none. */
    public List<String> primaryKeyColumns() {
        return primaryKey == null ? List.of() : primaryKey.columns();
    }

    /** The column of that name. */
    public @Nullable TableColumn column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst()
                .orElse(null);
    }

    /** The same table under another name. */
    public CatalogTable withName(ObjectName other) {
        return new CatalogTable(
                other, temporary, columns, watermark, primaryKey, partitionKeys, distribution, options, comment);
    }

    /** The same table with other options. */
    public CatalogTable withOptions(Configuration other) {
        return new CatalogTable(
                name, temporary, columns, watermark, primaryKey, partitionKeys, distribution, other, comment);
    }

    private <T extends TableColumn> List<T> select(Class<T> kind) {
        return columns.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
