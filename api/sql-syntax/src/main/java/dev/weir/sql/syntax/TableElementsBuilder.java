package dev.weir.sql.syntax;

import dev.weir.sql.syntax.AlterTable.ChangeElements;
import dev.weir.sql.syntax.AlterTable.PlacedColumn;
import dev.weir.sql.syntax.CreateTable.ColumnDefinition;
import dev.weir.sql.syntax.CreateTable.Distribution;
import dev.weir.sql.syntax.CreateTable.TableElements;
import dev.weir.sql.syntax.CreateTable.UniqueKey;
import dev.weir.sql.syntax.CreateTable.Watermark;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** Collects what stands between the parentheses of a table, in the order in which the grammar meets it. */
public final class TableElementsBuilder {
    private final List<PlacedColumn> columns = new ArrayList<>();
    private final List<UniqueKey> keys = new ArrayList<>();
    private final List<Watermark> watermarks = new ArrayList<>();

    public void add(ColumnDefinition column) {
        columns.add(new PlacedColumn(column, false, null));
    }

    public void addFirst(ColumnDefinition column) {
        columns.add(new PlacedColumn(column, true, null));
    }

    public void addAfter(ColumnDefinition column, SqlIdentifier after) {
        columns.add(new PlacedColumn(column, false, after));
    }

    public void add(UniqueKey key) {
        keys.add(key);
    }

    public void add(Watermark watermark) {
        watermarks.add(watermark);
    }

    public TableElements build() {
        return new TableElements(
                columns.stream().map(PlacedColumn::column).toList(), List.copyOf(keys), List.copyOf(watermarks));
    }

    public ChangeElements buildChange(boolean modify, @Nullable Distribution distribution) {
        return new ChangeElements(
                modify, List.copyOf(columns), List.copyOf(keys), List.copyOf(watermarks), distribution);
    }
}
