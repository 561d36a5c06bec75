package dev.weir.sql.define;

import dev.weir.base.WeirException;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.sql.catalog.CatalogObject;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.CatalogTable.PrimaryKey;
import dev.weir.sql.catalog.CatalogView;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.catalog.TableColumn;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.syntax.CreateTable;
import dev.weir.sql.syntax.CreateTable.ColumnDefinition;
import dev.weir.sql.syntax.CreateTable.Feature;
import dev.weir.sql.syntax.CreateTable.Like;
import dev.weir.sql.syntax.CreateTable.QueryColumn;
import dev.weir.sql.validate.QueryConverter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Makes the table that a CREATE TABLE describes. */
final class TableDefiner {
    private final Catalogs catalogs;
    private final StatementText statement;
    private final QueryConverter converter;
    private final ElementReader reader;

    TableDefiner(Catalogs catalogs, StatementText statement) {
        this.catalogs = catalogs;
        this.statement = statement;
        this.converter = new QueryConverter(catalogs, statement);
        this.reader = new ElementReader(statement, converter);
    }

    /**
     * The table.
     *
     * @param query the columns of the query of CREATE TABLE AS; null for another form
     */
    CatalogTable define(CreateTable create, @Nullable Schema query) {
        try {
            TableParts parts = create.like() == null ? new TableParts() : likeParts(create.like());
            LikeMerge merge =
                    create.like() == null ? null : new LikeMerge(create.like().options(), reader);
            addColumns(parts, create, merge, query);
            addKeys(parts, create, merge);
            addOptions(parts, create, merge);
            parts.comment = Objects.requireNonNullElse(create.comment(), "");
            if (parts.columns.isEmpty()) {
                throw reader.error(create.name(), "table '%s' has no columns", create.name());
            }
            return parts.complete(catalogs.resolve(create.name().names), create.temporary(), converter);
        } catch (WeirException e) {
            throw e.atIfAbsent(statement.position(create.name().getParserPosition()));
        }
    }

    private void addColumns(TableParts parts, CreateTable create, @Nullable LikeMerge merge, @Nullable Schema query) {
        List<ColumnDefinition> columns = create.elements().columns();
        boolean onlyNames = !columns.isEmpty() && columns.stream().allMatch(QueryColumn.class::isInstance);
        if (query != null && onlyNames) {
            addNamedColumns(parts, columns, query);
            return;
        }
        for (ColumnDefinition definition : columns) {
            ColumnDraft column = reader.column(definition);
            ColumnDraft old = parts.columns.get(column.name());
            if (old != null && (merge == null || !merge.mayReplace(old, column))) {
                throw reader.error(definition.name(), "column '%s' exists already", column.name());
            }
            parts.columns.put(column.name(), column);
        }
        if (query != null) {
            query.fields().forEach(field -> addQueryColumn(parts, field, create));
        }
    }

    /** CREATE TABLE t (b, a) AS SELECT a, b: the query's columns in another order. */
    private void addNamedColumns(TableParts parts, List<ColumnDefinition> columns, Schema query) {
        for (ColumnDefinition definition : columns) {
            int index = query.indexOf(reader.simple(definition.name()));
            if (index < 0) {
                throw reader.error(definition.name(), "the query has no column '%s'", definition.name());
            }
            Field field = query.fields().get(index);
            parts.columns.put(field.name(), stored(field));
        }
        if (parts.columns.size() != query.size()) {
            throw reader.error(columns.getFirst().name(), "the list must name each column of the query once");
        }
    }

    /** A stored column of the query's name says which type the query's column gets. */
    private void addQueryColumn(TableParts parts, Field field, CreateTable create) {
        ColumnDraft declared = parts.columns.putIfAbsent(field.name(), stored(field));
        if (declared instanceof ColumnDraft.Derived) {
            throw reader.error(create.name(), "column '%s' is computed and in the query", field.name());
        }
    }

    private static ColumnDraft stored(Field field) {
        return new ColumnDraft.Stored(new TableColumn.Physical(field.name(), field.type(), ""));
    }

    private void addKeys(TableParts parts, CreateTable create, @Nullable LikeMerge merge) {
        PrimaryKey key = reader.primaryKey(create.elements().keys());
        if (key != null) {
            refuseSecond(parts.primaryKey, create.elements().keys().getFirst().position(), Feature.CONSTRAINTS);
            parts.primaryKey = key;
        }
        TableParts.WatermarkDraft watermark = reader.watermark(create.elements().watermarks());
        if (watermark != null) {
            if (merge == null || !merge.overwrites(Feature.WATERMARKS)) {
                SqlParserPos place = create.elements().watermarks().getFirst().position();
                refuseSecond(parts.watermark, place, Feature.WATERMARKS);
            }
            parts.watermark = watermark;
        }
        if (!create.partitionKeys().isEmpty()) {
            SqlParserPos place = create.partitionKeys().getFirst().getParserPosition();
            refuseSecond(parts.partitionKeys.isEmpty() ? null : parts.partitionKeys, place, Feature.PARTITIONS);
            parts.partitionKeys = reader.names(create.partitionKeys());
        }
        if (create.distribution() != null) {
            refuseSecond(parts.distribution, create.distribution().position(), Feature.DISTRIBUTION);
            parts.distribution = create.distribution();
        }
    }

    private void refuseSecond(@Nullable Object existing, SqlParserPos place, Feature feature) {
        if (existing != null) {
            throw reader.error(place, "the table after LIKE has that already")
                    .hint("EXCLUDING " + feature + " leaves it out");
        }
    }

    private void addOptions(TableParts parts, CreateTable create, @Nullable LikeMerge merge) {
        Map<String, String> added = reader.options(create.options());
        boolean overwrite = merge == null || merge.overwrites(Feature.OPTIONS);
        create.options().forEach(entry -> {
            if (!overwrite && parts.options.containsKey(entry.key())) {
                throw reader.error(entry.keyPosition(), "the table after LIKE has option '%s' already", entry.key())
                        .hint("OVERWRITING OPTIONS replaces it");
            }
        });
        parts.options.putAll(added);
    }

    /** What LIKE takes over. */
    private TableParts likeParts(Like like) {
        CatalogObject source = catalogs.find(catalogs.resolve(like.source().names));
        return switch (source) {
            case CatalogTable table -> new LikeMerge(like.options(), reader).retain(TableParts.of(table));
            case CatalogView view ->
                throw reader.error(like.source(), "LIKE takes a table; '%s' is a view", view.name());
            case null ->
                throw catalogs.unknownObject(catalogs.resolve(like.source().names))
                        .at(statement.position(like.source().getParserPosition()));
        };
    }
}
