package dev.weir.sql.define;

import dev.weir.base.WeirException;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.CatalogTable.PrimaryKey;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.syntax.AlterTable;
import dev.weir.sql.syntax.AlterTable.ChangeElements;
import dev.weir.sql.syntax.AlterTable.PlacedColumn;
import dev.weir.sql.validate.QueryConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** Makes the table that ALTER TABLE leaves. */
final class TableAlterer {
    private final StatementText statement;
    private final QueryConverter converter;
    private final ElementReader reader;

    TableAlterer(Catalogs catalogs, StatementText statement) {
        this.statement = statement;
        this.converter = new QueryConverter(catalogs, statement);
        this.reader = new ElementReader(statement, converter);
    }

    /** The table after an action other than RENAME. */
    CatalogTable alter(CatalogTable table, AlterTable alter) {
        TableParts parts = TableParts.of(table);
        try {
            apply(parts, alter.action());
            return parts.complete(table.name(), table.temporary(), converter);
        } catch (WeirException e) {
            throw e.atIfAbsent(statement.position(alter.position()));
        }
    }

    private void apply(TableParts parts, AlterTable.Action action) {
        switch (action) {
            case AlterTable.Rename rename -> throw new IllegalStateException("renaming is the catalog's business");
            case AlterTable.RenameColumn rename -> rename(parts, rename);
            case AlterTable.SetOptions set -> parts.options.putAll(reader.options(set.options()));
            case AlterTable.ResetOptions reset -> reset.keys().forEach(parts.options::remove);
            case ChangeElements change -> change(parts, change);
            case AlterTable.DropColumns drop -> drop.columns().forEach(column -> dropColumn(parts, column));
            case AlterTable.DropKey drop -> parts.primaryKey = null;
            case AlterTable.DropWatermark drop -> parts.watermark = null;
            case AlterTable.DropDistribution drop -> parts.distribution = null;
        }
    }

    private void rename(TableParts parts, AlterTable.RenameColumn rename) {
        String old = existing(parts, rename.column());
        String name = reader.simple(rename.newName());
        if (parts.columns.containsKey(name)) {
            throw reader.error(rename.newName(), "column '%s' exists already", name);
        }
        replaceAll(
                parts,
                parts.columns.values().stream()
                        .map(column -> column.name().equals(old) ? column.withName(name) : column)
                        .toList());
        PrimaryKey key = parts.primaryKey;
        if (key != null) {
            parts.primaryKey = new PrimaryKey(key.name(), renamed(key.columns(), old, name));
        }
        parts.partitionKeys = renamed(parts.partitionKeys, old, name);
        TableParts.WatermarkDraft watermark = parts.watermark;
        if (watermark != null && watermark.column().equals(old)) {
            throw reader.error(rename.column(), "column '%s' has the watermark and cannot be renamed", old);
        }
    }

    private static List<String> renamed(List<String> names, String old, String name) {
        return names.stream().map(each -> each.equals(old) ? name : each).toList();
    }

    private void change(TableParts parts, ChangeElements change) {
        for (PlacedColumn placed : change.columns()) {
            changeColumn(parts, placed, change.modify());
        }
        PrimaryKey key = reader.primaryKey(change.keys());
        if (key != null) {
            if (!change.modify() && parts.primaryKey != null) {
                throw reader.error(change.keys().getFirst().position(), "the table has a PRIMARY KEY already");
            }
            parts.primaryKey = key;
        }
        TableParts.WatermarkDraft watermark = reader.watermark(change.watermarks());
        if (watermark != null) {
            if (!change.modify() && parts.watermark != null) {
                throw reader.error(change.watermarks().getFirst().position(), "the table has a WATERMARK already");
            }
            parts.watermark = watermark;
        }
        if (change.distribution() != null) {
            parts.distribution = change.distribution();
        }
    }

    private void changeColumn(TableParts parts, PlacedColumn placed, boolean modify) {
        SqlIdentifier place = placed.column().name();
        ColumnDraft column = reader.column(placed.column());
        if (modify) {
            existing(parts, place);
        } else if (parts.columns.containsKey(column.name())) {
            throw reader.error(place, "column '%s' exists already", column.name());
        }
        List<ColumnDraft> columns = new ArrayList<>(parts.columns.values());
        int old = indexOf(columns, column.name());
        if (old >= 0) {
            columns.remove(old);
        }
        columns.add(index(parts, columns, placed, old), column);
        replaceAll(parts, columns);
    }

    private int index(TableParts parts, List<ColumnDraft> columns, PlacedColumn placed, int old) {
        SqlIdentifier after = placed.after();
        if (placed.first()) {
            return 0;
        }
        if (after != null) {
            return indexOf(columns, existing(parts, after)) + 1;
        }
        return old >= 0 ? old : columns.size();
    }

    private static int indexOf(List<ColumnDraft> columns, @Nullable String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private void dropColumn(TableParts parts, SqlIdentifier column) {
        String name = existing(parts, column);
        PrimaryKey key = parts.primaryKey;
        boolean needed = (key != null && key.columns().contains(name))
                || parts.partitionKeys.contains(name)
                || (parts.watermark != null && parts.watermark.column().equals(name));
        if (needed) {
            throw reader.error(column, "column '%s' is used by a key, a partition or the watermark", name);
        }
        parts.columns.remove(name);
    }

    private String existing(TableParts parts, SqlIdentifier column) {
        String name = reader.simple(column);
        if (!parts.columns.containsKey(name)) {
            throw parts.unknownColumn(name, "ALTER TABLE").at(statement.position(column.getParserPosition()));
        }
        return name;
    }

    private static void replaceAll(TableParts parts, List<ColumnDraft> columns) {
        Map<String, ColumnDraft> byName = parts.columns;
        byName.clear();
        columns.forEach(column -> byName.put(column.name(), column));
    }
}
