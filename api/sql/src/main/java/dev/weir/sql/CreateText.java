package dev.weir.sql;

import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.CatalogView;
import dev.weir.sql.catalog.ObjectName;
import dev.weir.sql.catalog.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;

/** The statement that would create a table or view again. */
final class CreateText {
    private static final AnsiSqlDialect DIALECT =
            new AnsiSqlDialect(AnsiSqlDialect.DEFAULT_CONTEXT.withIdentifierQuoteString("`"));

    private CreateText() {}

    /** An expression as SQL. */
    static String sql(SqlNode node) {
        return node.toSqlString(config -> config.withDialect(DIALECT)
                        .withQuoteAllIdentifiers(true)
                        .withAlwaysUseParentheses(false)
                        .withIndentation(0))
                .getSql()
                .replace('\n', ' ');
    }

    static List<String> of(CatalogView view) {
        return List.of(view.definition().text());
    }

    static List<String> of(CatalogTable table) {
        List<String> elements = new ArrayList<>();
        for (TableColumn column : table.columns()) {
            elements.add("  " + ObjectName.quote(column.name()) + " " + definition(column) + comment(column.comment()));
        }
        CatalogTable.Watermark watermark = table.watermark();
        if (watermark != null) {
            elements.add("  WATERMARK FOR " + ObjectName.quote(watermark.column()) + " AS " + sql(watermark.parsed()));
        }
        CatalogTable.PrimaryKey key = table.primaryKey();
        if (key != null) {
            elements.add("  CONSTRAINT " + ObjectName.quote(key.name()) + " PRIMARY KEY (" + quoted(key.columns())
                    + ") NOT ENFORCED");
        }
        List<String> lines = new ArrayList<>();
        lines.add((table.temporary() ? "CREATE TEMPORARY TABLE " : "CREATE TABLE ")
                + table.name().sql() + " (");
        for (int i = 0; i < elements.size(); i++) {
            lines.add(elements.get(i) + (i < elements.size() - 1 ? "," : ""));
        }
        lines.add(")" + comment(table.comment()));
        if (!table.partitionKeys().isEmpty()) {
            lines.add("PARTITIONED BY (" + quoted(table.partitionKeys()) + ")");
        }
        lines.add("WITH (");
        List<String> options = table.options().values().entrySet().stream()
                .map(option -> "  " + text(option.getKey()) + " = " + text(option.getValue()))
                .toList();
        lines.add(String.join(",\n", options));
        lines.add(")");
        return lines;
    }

    private static String definition(TableColumn column) {
        return switch (column) {
            case TableColumn.Physical physical -> physical.type().sql();
            case TableColumn.Computed computed -> "AS " + sql(computed.parsed());
            case TableColumn.Metadata metadata ->
                metadata.type().sql() + " METADATA FROM " + text(metadata.key())
                        + (metadata.virtual() ? " VIRTUAL" : "");
        };
    }

    private static String comment(String comment) {
        return comment.isEmpty() ? "" : " COMMENT " + text(comment);
    }

    private static String quoted(List<String> names) {
        return names.stream().map(ObjectName::quote).collect(Collectors.joining(", "));
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
