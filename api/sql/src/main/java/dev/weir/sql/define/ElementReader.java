package dev.weir.sql.define;

import dev.weir.base.WeirException;
import dev.weir.sql.catalog.CatalogTable.PrimaryKey;
import dev.weir.sql.catalog.TableColumn;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.syntax.CreateTable.ColumnDefinition;
import dev.weir.sql.syntax.CreateTable.ComputedColumn;
import dev.weir.sql.syntax.CreateTable.MetadataColumn;
import dev.weir.sql.syntax.CreateTable.PhysicalColumn;
import dev.weir.sql.syntax.CreateTable.QueryColumn;
import dev.weir.sql.syntax.CreateTable.UniqueKey;
import dev.weir.sql.syntax.CreateTable.Watermark;
import dev.weir.sql.syntax.OptionEntry;
import dev.weir.sql.validate.QueryConverter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Turns the elements of CREATE TABLE and ALTER TABLE into parts, and says where one of them is wrong. */
final class ElementReader {
    private final StatementText statement;
    private final QueryConverter converter;

    ElementReader(StatementText statement, QueryConverter converter) {
        this.statement = statement;
        this.converter = converter;
    }

    ColumnDraft column(ColumnDefinition column) {
        String comment = Objects.requireNonNullElse(column.comment(), "");
        String name = simple(column.name());
        return switch (column) {
            case PhysicalColumn c ->
                new ColumnDraft.Stored(new TableColumn.Physical(name, converter.type(c.type()), comment));
            case MetadataColumn c ->
                new ColumnDraft.Stored(new TableColumn.Metadata(
                        name,
                        converter.type(c.type()),
                        Objects.requireNonNullElse(c.key(), name),
                        c.virtual(),
                        comment));
            case ComputedColumn c -> new ColumnDraft.Derived(name, c.expression(), comment);
            case QueryColumn c -> throw error(c.name(), "column '%s' has no type", name);
        };
    }

    @Nullable
    PrimaryKey primaryKey(List<UniqueKey> keys) {
        if (keys.isEmpty()) {
            return null;
        }
        if (keys.size() > 1) {
            throw error(keys.get(1).position(), "a table has one PRIMARY KEY at most");
        }
        UniqueKey key = keys.getFirst();
        if (!key.primary()) {
            throw WeirException.of(SqlError.UNSUPPORTED, "UNIQUE is not supported")
                    .at(statement.position(key.position()));
        }
        if (key.enforced()) {
            throw error(key.position(), "a PRIMARY KEY cannot be enforced, since the data is stored elsewhere")
                    .hint("write PRIMARY KEY … NOT ENFORCED");
        }
        List<String> columns = key.columns().stream().map(this::simple).toList();
        String name = key.name() == null ? "PK_" + String.join("_", columns) : simple(key.name());
        return new PrimaryKey(name, columns);
    }

    TableParts.@Nullable WatermarkDraft watermark(List<Watermark> watermarks) {
        if (watermarks.size() > 1) {
            throw error(watermarks.get(1).position(), "a table has one WATERMARK at most");
        }
        if (watermarks.isEmpty()) {
            return null;
        }
        Watermark watermark = watermarks.getFirst();
        return new TableParts.WatermarkDraft(simple(watermark.column()), watermark.expression());
    }

    Map<String, String> options(List<OptionEntry> entries) {
        Map<String, String> options = new LinkedHashMap<>();
        for (OptionEntry entry : entries) {
            if (options.put(entry.key(), entry.value()) != null) {
                throw error(entry.keyPosition(), "option '%s' is given twice", entry.key());
            }
        }
        return options;
    }

    List<String> names(List<SqlIdentifier> identifiers) {
        return identifiers.stream().map(this::simple).toList();
    }

    /** A name of one part. */
    String simple(SqlIdentifier identifier) {
        if (!identifier.isSimple()) {
            throw WeirException.of(SqlError.UNSUPPORTED, "'%s': a nested field cannot stand here", identifier)
                    .at(statement.position(identifier.getParserPosition()));
        }
        return identifier.getSimple();
    }

    WeirException error(SqlIdentifier place, String description, Object... arguments) {
        return error(place.getParserPosition(), description, arguments);
    }

    WeirException error(SqlParserPos place, String description, Object... arguments) {
        return WeirException.of(SqlError.INVALID_DEFINITION, description, arguments)
                .at(statement.position(place));
    }
}
