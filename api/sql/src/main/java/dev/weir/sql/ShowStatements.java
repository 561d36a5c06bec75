package dev.weir.sql;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.base.WeirException;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.expressions.functions.FunctionLibrary;
import dev.weir.sql.StatementResult.Listing;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.CatalogFunction;
import dev.weir.sql.catalog.CatalogObject;
import dev.weir.sql.catalog.CatalogPath;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.CatalogView;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.catalog.TableColumn;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.syntax.Show;
import dev.weir.sql.syntax.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** SHOW, DESCRIBE and SET without a key: what there is. */
final class ShowStatements {
    private static final Schema COLUMNS = Schema.of(
            "name", DataTypes.STRING,
            "type", DataTypes.STRING,
            "null", DataTypes.BOOLEAN,
            "key", DataTypes.STRING,
            "extras", DataTypes.STRING,
            "watermark", DataTypes.STRING);

    private final Catalogs catalogs;
    private final List<SqlJob> jobs;
    private final List<String> jars;

    /**
     * @param jobs those of the session
     * @param jars those that the session has added
     */
    ShowStatements(Catalogs catalogs, List<SqlJob> jobs, List<String> jars) {
        this.catalogs = catalogs;
        this.jobs = jobs;
        this.jars = jars;
    }

    StatementResult show(Show show) {
        return switch (show.subject()) {
            case CATALOGS ->
                names(
                        "catalog name",
                        catalogs.catalogs().stream().map(Catalog::name).toList(),
                        show);
            case CURRENT_CATALOG ->
                names("current catalog name", List.of(catalogs.current().catalog()), show);
            case DATABASES -> names("database name", databases(show), show);
            case CURRENT_DATABASE ->
                names("current database name", List.of(catalogs.current().database()), show);
            case TABLES -> names("table name", objects(show, false), show);
            case VIEWS -> names("view name", objects(show, true), show);
            case FUNCTIONS -> names("function name", functions(show, true), show);
            case USER_FUNCTIONS -> names("function name", functions(show, false), show);
            case COLUMNS -> columns(object(show), show.filter());
            case CREATE_TABLE -> new StatementResult.Text(CreateText.of(table(show)));
            case CREATE_VIEW -> new StatementResult.Text(CreateText.of(view(show)));
            case JOBS -> jobs();
            case MODULES, FULL_MODULES -> names("module name", List.of("core"), show);
            case JARS -> names("jars", jars, show);
            case PROCEDURES -> names("procedure name", List.of(), show);
            case PARTITIONS -> throw WeirException.of(SqlError.UNSUPPORTED, "SHOW PARTITIONS is not supported yet");
        };
    }

    StatementResult describe(Statement.Describe describe) {
        return switch (describe.kind()) {
            case TABLE, VIEW -> columns(catalogs.get(catalogs.resolve(describe.name().names)), null);
            case CATALOG ->
                names(
                        "catalog name",
                        List.of(catalogs.catalog(describe.name().getSimple()).name()),
                        null);
            case DATABASE -> {
                CatalogPath path = catalogs.resolveDatabase(describe.name().names);
                catalogs.database(path);
                yield names("database name", List.of(path.database()), null);
            }
            case FUNCTION -> FunctionDescription.of(catalogs, describe);
        };
    }

    /** All options of a session with their present values. */
    static Listing options(Configuration options) {
        List<Row> rows = new ArrayList<>();
        for (Option<?> option : SessionOptions.ALL) {
            String value = options.values().get(option.key());
            Object usual = option.defaultValue();
            rows.add(Row.of(
                    option.key(), value != null ? value : usual == null ? "" : usual.toString(), option.description()));
        }
        return new Listing(
                Schema.of("key", DataTypes.STRING, "value", DataTypes.STRING, "what it does", DataTypes.STRING), rows);
    }

    private static Listing names(String column, Collection<String> names, @Nullable Show show) {
        List<String> shown = Names.matching(names, show == null ? null : show.filter());
        return new Listing(
                Schema.of(column, DataTypes.STRING),
                shown.stream().map(name -> Row.of(name)).toList());
    }

    private Set<String> databases(Show show) {
        String catalog = show.scope() == null
                ? catalogs.current().catalog()
                : show.scope().getSimple();
        return catalogs.catalog(catalog).databases().keySet();
    }

    private CatalogPath path(Show show) {
        return show.scope() == null ? catalogs.current() : catalogs.resolveDatabase(show.scope().names);
    }

    private List<String> objects(Show show, boolean viewsOnly) {
        CatalogPath path = path(show);
        return catalogs.names(path).stream()
                .filter(name -> !viewsOnly
                        || catalogs.get(catalogs.resolve(List.of(path.catalog(), path.database(), name)))
                                instanceof CatalogView)
                .toList();
    }

    private Set<String> functions(Show show, boolean builtIn) {
        TreeSet<String> names = new TreeSet<>();
        catalogs.functions(path(show)).stream().map(CatalogFunction::name).forEach(name -> names.add(name.object()));
        if (builtIn) {
            FunctionLibrary library = FunctionLibrary.standard();
            library.scalarFunctions().forEach(function -> names.add(function.name()));
            library.aggregateFunctions().forEach(function -> names.add(function.name()));
            names.removeIf(name -> !Character.isLetter(name.charAt(0)));
        }
        return names;
    }

    private CatalogObject object(Show show) {
        if (show.scope() == null) {
            throw WeirException.of(SqlError.INVALID_QUERY, "SHOW %s needs a name", show.subject());
        }
        return catalogs.get(catalogs.resolve(show.scope().names));
    }

    private CatalogTable table(Show show) {
        if (object(show) instanceof CatalogTable table) {
            return table;
        }
        throw WeirException.of(
                        SqlError.UNKNOWN_OBJECT, "%s is a view", object(show).name())
                .hint("SHOW CREATE VIEW shows it");
    }

    private CatalogView view(Show show) {
        if (object(show) instanceof CatalogView view) {
            return view;
        }
        throw WeirException.of(
                        SqlError.UNKNOWN_OBJECT, "%s is a table", object(show).name())
                .hint("SHOW CREATE TABLE shows it");
    }

    private StatementResult jobs() {
        List<Row> rows = jobs.stream()
                .map(job -> Row.of(job.id(), job.name(), job.isDone() ? "ended" : "running"))
                .toList();
        return new Listing(
                Schema.of("job id", DataTypes.STRING, "job name", DataTypes.STRING, "status", DataTypes.STRING), rows);
    }

    private static Listing columns(CatalogObject object, Show.@Nullable Filter filter) {
        List<String> shown = Names.matching(object.schema().names(), filter);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < object.schema().size(); i++) {
            String name = object.schema().name(i);
            if (shown.contains(name)) {
                rows.add(Row.of(
                        name,
                        object.schema().type(i).name(),
                        object.schema().type(i).nullable(),
                        key(object, name),
                        extras(object, name),
                        watermark(object, name)));
            }
        }
        return new Listing(COLUMNS, rows);
    }

    private static @Nullable String key(CatalogObject object, String column) {
        boolean primary = object instanceof CatalogTable table
                && table.primaryKeyColumns().contains(column);
        return primary ? "PRI(" + String.join(", ", ((CatalogTable) object).primaryKeyColumns()) + ")" : null;
    }

    private static @Nullable String extras(CatalogObject object, String column) {
        return object instanceof CatalogTable table
                ? switch (table.column(column)) {
                    case TableColumn.Computed computed -> "AS " + CreateText.sql(computed.parsed());
                    case TableColumn.Metadata metadata ->
                        "METADATA FROM '" + metadata.key() + "'" + (metadata.virtual() ? " VIRTUAL" : "");
                    case TableColumn.Physical physical -> null;
                    case null -> null;
                }
                : null;
    }

    private static @Nullable String watermark(CatalogObject object, String column) {
        return object instanceof CatalogTable table
                        && table.watermark() != null
                        && table.watermark().column().equals(column)
                ? CreateText.sql(table.watermark().parsed())
                : null;
    }
}
