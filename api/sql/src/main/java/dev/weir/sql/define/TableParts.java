package dev.weir.sql.define;

import dev.weir.base.Configuration;
import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.CatalogTable.PrimaryKey;
import dev.weir.sql.catalog.ObjectName;
import dev.weir.sql.catalog.TableColumn;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.syntax.CreateTable.Distribution;
import dev.weir.sql.validate.QueryConverter;
import dev.weir.sql.validate.RelTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** The parts of a table's definition while it is put together. {@link #complete} types and checks them. */
final class TableParts {
    final LinkedHashMap<String, ColumnDraft> columns = new LinkedHashMap<>();
    final LinkedHashMap<String, String> options = new LinkedHashMap<>();

    @Nullable
    WatermarkDraft watermark;

    @Nullable
    PrimaryKey primaryKey;

    List<String> partitionKeys = List.of();

    @Nullable
    Distribution distribution;

    String comment = "";

    /** WATERMARK FOR column AS expression. */
    record WatermarkDraft(String column, SqlNode parsed) {}

    /** The parts of a table that is complete. */
    static TableParts of(CatalogTable table) {
        TableParts parts = new TableParts();
        table.columns().forEach(column -> parts.columns.put(column.name(), ColumnDraft.of(column)));
        parts.options.putAll(table.options().values());
        if (table.watermark() != null) {
            parts.watermark = new WatermarkDraft(
                    table.watermark().column(), table.watermark().parsed());
        }
        parts.primaryKey = table.primaryKey();
        parts.partitionKeys = table.partitionKeys();
        parts.distribution = table.distribution();
        parts.comment = table.comment();
        return parts;
    }

    /** The table that the parts make. Fails with a coded error when they do not go together. */
    CatalogTable complete(ObjectName name, boolean temporary, QueryConverter converter) {
        markKeyNotNull();
        Schema scanned = scanSchema();
        List<TableColumn.Computed> computed = computed(converter, scanned);
        List<TableColumn> complete = new ArrayList<>();
        for (ColumnDraft draft : columns.values()) {
            complete.add(
                    switch (draft) {
                        case ColumnDraft.Stored stored -> stored.column();
                        case ColumnDraft.Derived derived ->
                            computed.stream()
                                    .filter(column -> column.name().equals(derived.name()))
                                    .findFirst()
                                    .orElseThrow();
                    });
        }
        checkPartitionKeys();
        return new CatalogTable(
                name,
                temporary,
                complete,
                completeWatermark(converter, scanned, computed),
                primaryKey,
                partitionKeys,
                distribution,
                new Configuration(options),
                comment);
    }

    private Schema scanSchema() {
        List<Field> physical = new ArrayList<>();
        List<Field> metadata = new ArrayList<>();
        for (ColumnDraft draft : columns.values()) {
            if (draft instanceof ColumnDraft.Stored stored) {
                (stored.isPhysical() ? physical : metadata).add(stored.column().field());
            }
        }
        physical.addAll(metadata);
        return new Schema(physical);
    }

    private List<TableColumn.Computed> computed(QueryConverter converter, Schema scanned) {
        List<ColumnDraft.Derived> derived = columns.values().stream()
                .filter(ColumnDraft.Derived.class::isInstance)
                .map(ColumnDraft.Derived.class::cast)
                .toList();
        if (derived.isEmpty()) {
            return List.of();
        }
        List<RexNode> expressions = converter.convertExpressions(
                derived.stream().map(ColumnDraft.Derived::parsed).toList(), scanned);
        List<TableColumn.Computed> complete = new ArrayList<>();
        for (int i = 0; i < derived.size(); i++) {
            ColumnDraft.Derived draft = derived.get(i);
            RexNode expression = expressions.get(i);
            complete.add(new TableColumn.Computed(
                    draft.name(), RelTypes.toData(expression.getType()), draft.parsed(), expression, draft.comment()));
        }
        return complete;
    }

    private CatalogTable.@Nullable Watermark completeWatermark(
            QueryConverter converter, Schema scanned, List<TableColumn.Computed> computed) {
        WatermarkDraft draft = watermark;
        if (draft == null) {
            return null;
        }
        List<Field> fields = new ArrayList<>(scanned.fields());
        computed.forEach(column -> fields.add(column.field()));
        Schema visible = new Schema(fields);
        if (visible.indexOf(draft.column()) < 0) {
            throw unknownColumn(draft.column(), "WATERMARK FOR");
        }
        SqlNode column = new SqlIdentifier(draft.column(), draft.parsed().getParserPosition());
        List<RexNode> converted = converter.convertExpressions(List.of(column, draft.parsed()), visible);
        requireTime("the event-time column '" + draft.column() + "'", converted.getFirst());
        requireTime("the watermark of column '" + draft.column() + "'", converted.getLast());
        RexShuttle inlining = new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef reference) {
                int index = reference.getIndex() - scanned.size();
                return index < 0 ? reference : computed.get(index).expression();
            }
        };
        return new CatalogTable.Watermark(
                draft.column(),
                draft.parsed(),
                converted.getFirst().accept(inlining),
                converted.getLast().accept(inlining));
    }

    private static void requireTime(String what, RexNode value) {
        DataType type = RelTypes.toData(value.getType());
        if (!(type instanceof DataType.Timestamp) && !(type instanceof DataType.TimestampLtz)) {
            throw WeirException.of(
                    SqlError.INVALID_DEFINITION,
                    "%s must be a TIMESTAMP or TIMESTAMP_LTZ, but is of type %s",
                    what,
                    type.sql());
        }
    }

    private void markKeyNotNull() {
        if (primaryKey == null) {
            return;
        }
        for (String key : primaryKey.columns()) {
            ColumnDraft draft = columns.get(key);
            if (draft == null) {
                throw unknownColumn(key, "PRIMARY KEY");
            }
            if (!(draft instanceof ColumnDraft.Stored stored) || !stored.isPhysical()) {
                throw WeirException.of(
                        SqlError.INVALID_DEFINITION,
                        "column '%s' of the PRIMARY KEY is not stored in the table: it is computed or metadata",
                        key);
            }
            TableColumn column = stored.column();
            columns.put(
                    key, new ColumnDraft.Stored(column.withType(column.type().withNullable(false))));
        }
    }

    private void checkPartitionKeys() {
        for (String key : partitionKeys) {
            ColumnDraft draft = columns.get(key);
            if (draft == null) {
                throw unknownColumn(key, "PARTITIONED BY");
            }
            if (draft instanceof ColumnDraft.Derived) {
                throw WeirException.of(
                        SqlError.INVALID_DEFINITION, "PARTITIONED BY cannot name the computed column '%s'", key);
            }
        }
    }

    WeirException unknownColumn(String name, String clause) {
        return WeirException.of(SqlError.UNKNOWN_COLUMN, "%s names column '%s', which does not exist", clause, name)
                .hint(NearestName.hint(name, columns.keySet()));
    }
}
