package dev.weir.sql.define;

import dev.weir.base.WeirException;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.sql.catalog.CatalogFunction;
import dev.weir.sql.catalog.CatalogObject;
import dev.weir.sql.catalog.CatalogPath;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.CatalogView;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.catalog.ObjectName;
import dev.weir.sql.error.SqlError;
import dev.weir.sql.functions.UserFunction;
import dev.weir.sql.parse.StatementText;
import dev.weir.sql.syntax.Alter;
import dev.weir.sql.syntax.AlterTable;
import dev.weir.sql.syntax.Create;
import dev.weir.sql.syntax.CreateTable;
import dev.weir.sql.syntax.OptionEntry;
import dev.weir.sql.syntax.Statement;
import dev.weir.sql.validate.QueryConverter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** Does what CREATE, ALTER, DROP and USE say, to the catalogs of a session. Errors name the place in the statement. */
public final class Definitions {
    private final Catalogs catalogs;
    private final FunctionClasses functions;

    /** @param functions makes functions of the classes that are named */
    public Definitions(Catalogs catalogs, FunctionClasses functions) {
        this.catalogs = catalogs;
        this.functions = functions;
    }

    /**
     * CREATE TABLE.
     *
     * @param query the columns of the query of CREATE TABLE AS; null for another form
     * @return the table; null when it existed and IF NOT EXISTS was said
     */
    public @Nullable CatalogTable createTable(StatementText text, CreateTable create, @Nullable Schema query) {
        ObjectName name = catalogs.resolve(create.name().names);
        CatalogObject existing = create.temporary() ? catalogs.findTemporary(name) : catalogs.findPermanent(name);
        if (existing != null && create.ifNotExists()) {
            return null;
        }
        if (existing != null && (!create.replace() || existing instanceof CatalogView)) {
            throw Catalogs.exists(Catalogs.kind(existing), name.toString())
                    .at(text.position(create.name().getParserPosition()));
        }
        CatalogTable table = new TableDefiner(catalogs, text).define(create, query);
        at(text, create.name(), () -> catalogs.put(table));
        return table;
    }

    /** CREATE of anything but a table. */
    public void create(StatementText text, Create create) {
        at(text, create.name(), () -> {
            switch (create) {
                case Create.Catalog catalog -> createCatalog(catalog);
                case Create.Database database -> createDatabase(database);
                case Create.View view -> createView(text, view);
                case Create.Function function -> createFunction(text, function);
            }
        });
    }

    private void createCatalog(Create.Catalog create) {
        String name = create.name().getSimple();
        Map<String, String> options = options(create.options());
        String type = options.getOrDefault("type", "generic_in_memory");
        if (!type.equals("generic_in_memory")) {
            throw WeirException.of(SqlError.UNSUPPORTED, "catalogs of type '%s' are not supported", type)
                    .hint("'type' = 'generic_in_memory' keeps its tables for the session");
        }
        if (!create.ifNotExists() || !catalogs.hasCatalog(name)) {
            String database = options.getOrDefault("default-database", Catalogs.DEFAULT_DATABASE);
            catalogs.createCatalog(name, database, orEmpty(create.comment()));
        }
    }

    private void createDatabase(Create.Database create) {
        CatalogPath path = catalogs.resolveDatabase(create.name().names);
        boolean exists = catalogs.catalog(path.catalog()).databases().containsKey(path.database());
        if (!create.ifNotExists() || !exists) {
            catalogs.createDatabase(path, orEmpty(create.comment()), options(create.options()));
        }
    }

    private void createView(StatementText text, Create.View create) {
        ObjectName name = catalogs.resolve(create.name().names);
        CatalogObject existing = create.temporary() ? catalogs.findTemporary(name) : catalogs.findPermanent(name);
        if (existing != null && create.ifNotExists()) {
            return;
        }
        if (existing != null && (!create.replace() || existing instanceof CatalogTable)) {
            throw Catalogs.exists(Catalogs.kind(existing), name.toString());
        }
        Schema schema = viewSchema(text, create.query(), create.columns());
        CatalogView view =
                new CatalogView(name, create.temporary(), schema, text, catalogs.current(), orEmpty(create.comment()));
        putView(text, view, existing);
    }

    /** Puts a view in its place and takes it away again when it turns out to read itself. */
    private void putView(StatementText text, CatalogView view, @Nullable CatalogObject former) {
        catalogs.put(view);
        if (former == null) {
            return;
        }
        try {
            SqlNode all = dev.weir.sql.parse.StatementParser.parseExpression(
                    StatementText.of("(SELECT * FROM " + view.name().sql() + ")"));
            new QueryConverter(catalogs, text).convert(all);
        } catch (WeirException e) {
            catalogs.put(former);
            throw e;
        }
    }

    private Schema viewSchema(StatementText text, SqlNode query, List<Create.ViewColumn> columns) {
        Schema schema = new QueryConverter(catalogs, text).convert(query).schema();
        if (!columns.isEmpty()) {
            if (columns.size() != schema.size()) {
                throw WeirException.of(
                                SqlError.INVALID_DEFINITION,
                                "the view names %d columns, but its query has %d",
                                columns.size(),
                                schema.size())
                        .at(text.position(columns.getFirst().name().getParserPosition()));
            }
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < schema.size(); i++) {
                fields.add(new Field(columns.get(i).name().getSimple(), schema.type(i)));
            }
            schema = new Schema(fields);
        }
        Set<String> names = new HashSet<>();
        for (String name : schema.names()) {
            if (!names.add(name)) {
                throw WeirException.of(SqlError.INVALID_DEFINITION, "the view has two columns '%s'", name)
                        .hint("give one of them another name with AS")
                        .at(text.position(query.getParserPosition()));
            }
        }
        return schema;
    }

    private void createFunction(StatementText text, Create.Function create) {
        ObjectName name = catalogs.resolve(create.name().names);
        if (findFunction(name, create.temporary(), create.system()) != null) {
            if (create.ifNotExists()) {
                return;
            }
            throw Catalogs.exists("function", create.system() ? name.object() : name.toString());
        }
        UserFunction function = functions.named(
                name.object(),
                create.className(),
                create.language(),
                create.jars(),
                text.position(create.classPosition()));
        catalogs.putFunction(new CatalogFunction(
                name,
                create.temporary(),
                create.system(),
                create.className(),
                create.language(),
                create.jars(),
                function));
    }

    /** The function of that name and kind. */
    private @Nullable CatalogFunction findFunction(ObjectName name, boolean temporary, boolean system) {
        return system
                ? catalogs.findSystemFunction(name.object())
                : temporary ? catalogs.findTemporaryFunction(name) : catalogs.findPermanentFunction(name);
    }

    /** DROP. */
    public void drop(StatementText text, Statement.Drop drop) {
        at(text, drop.name(), () -> {
            switch (drop.kind()) {
                case CATALOG -> dropCatalog(drop);
                case DATABASE -> dropDatabase(drop);
                case TABLE, VIEW -> dropObject(drop);
                case FUNCTION -> dropFunction(drop);
            }
        });
    }

    private void dropCatalog(Statement.Drop drop) {
        if (!drop.ifExists() || catalogs.hasCatalog(drop.name().getSimple())) {
            catalogs.dropCatalog(drop.name().getSimple());
        }
    }

    private void dropDatabase(Statement.Drop drop) {
        CatalogPath path = catalogs.resolveDatabase(drop.name().names);
        boolean exists = catalogs.hasCatalog(path.catalog())
                && catalogs.catalog(path.catalog()).databases().containsKey(path.database());
        if (!drop.ifExists() || exists) {
            catalogs.dropDatabase(path, drop.cascade());
        }
    }

    private void dropObject(Statement.Drop drop) {
        ObjectName name = catalogs.resolve(drop.name().names);
        CatalogObject object = drop.temporary() ? catalogs.findTemporary(name) : catalogs.find(name);
        boolean view = drop.kind() == Statement.ObjectKind.VIEW;
        if (object == null) {
            if (!drop.ifExists()) {
                throw catalogs.unknownObject(name);
            }
        } else if (object instanceof CatalogView == view) {
            catalogs.drop(object);
        } else {
            throw WeirException.of(SqlError.UNKNOWN_OBJECT, "'%s' is a %s", drop.name(), Catalogs.kind(object))
                    .hint("use DROP " + (view ? "TABLE" : "VIEW"));
        }
    }

    private void dropFunction(Statement.Drop drop) {
        ObjectName name = catalogs.resolve(drop.name().names);
        CatalogFunction function = findFunction(name, drop.temporary(), drop.system());
        if (function != null) {
            catalogs.dropFunction(function);
        } else if (!drop.ifExists()) {
            List<String> known = catalogs.functions(catalogs.current()).stream()
                    .map(each -> each.name().object())
                    .toList();
            throw Catalogs.unknown("function", name.object(), known).hint(otherKind(name));
        }
    }

    /** How to drop a function of that name and another kind, if there is one. */
    private @Nullable String otherKind(ObjectName name) {
        if (catalogs.findSystemFunction(name.object()) != null) {
            return "it is a temporary system function: DROP TEMPORARY SYSTEM FUNCTION";
        }
        CatalogFunction function = catalogs.findFunction(name);
        return function == null
                ? null
                : function.temporary()
                        ? "it is temporary: DROP TEMPORARY FUNCTION"
                        : "it is not temporary: DROP FUNCTION";
    }

    /** ALTER TABLE. */
    public void alterTable(StatementText text, AlterTable alter) {
        at(text, alter.name(), () -> {
            CatalogObject object = catalogs.find(catalogs.resolve(alter.name().names));
            if (object == null && alter.ifExists()) {
                return;
            }
            if (!(object instanceof CatalogTable table)) {
                throw object == null
                        ? catalogs.unknownObject(catalogs.resolve(alter.name().names))
                        : WeirException.of(SqlError.UNKNOWN_OBJECT, "'%s' is a view", alter.name());
            }
            if (alter.action() instanceof AlterTable.Rename rename) {
                ObjectName name = catalogs.resolve(rename.newName().names);
                at(text, rename.newName(), () -> catalogs.create(table.withName(name)));
                catalogs.drop(table);
            } else {
                catalogs.put(new TableAlterer(catalogs, text).alter(table, alter));
            }
        });
    }

    /** ALTER of anything but a table. */
    public void alter(StatementText text, Alter alter) {
        at(text, alter.name(), () -> {
            switch (alter) {
                case Alter.RenameView rename -> {
                    CatalogView view = view(rename.name());
                    ObjectName name = catalogs.resolve(rename.newName().names);
                    at(text, rename.newName(), () -> catalogs.create(view.withName(name)));
                    catalogs.drop(view);
                }
                case Alter.RedefineView redefine -> {
                    CatalogView old = view(redefine.name());
                    Schema schema = viewSchema(text, redefine.query(), List.of());
                    CatalogView view = new CatalogView(
                            old.name(), old.temporary(), schema, text, catalogs.current(), old.comment());
                    putView(text, view, old);
                }
                case Alter.SetDatabaseOptions set -> {
                    CatalogPath path = catalogs.resolveDatabase(set.name().names);
                    catalogs.database(path).options().putAll(options(set.options()));
                }
                case Alter.RedefineFunction function -> alterFunction(text, function);
            }
        });
    }

    private CatalogView view(SqlIdentifier identifier) {
        CatalogObject object = catalogs.get(catalogs.resolve(identifier.names));
        if (object instanceof CatalogView view) {
            return view;
        }
        throw WeirException.of(SqlError.UNKNOWN_OBJECT, "'%s' is a table, not a view", identifier);
    }

    private void alterFunction(StatementText text, Alter.RedefineFunction alter) {
        ObjectName name = catalogs.resolve(alter.name().names);
        CatalogFunction old = alter.system() ? catalogs.findSystemFunction(name.object()) : catalogs.findFunction(name);
        if (old == null && alter.ifExists()) {
            return;
        }
        if (old == null) {
            throw Catalogs.unknown("function", name.object(), List.of());
        }
        UserFunction function = functions.named(
                old.name().object(),
                alter.className(),
                alter.language(),
                old.jars(),
                text.position(alter.classPosition()));
        catalogs.putFunction(new CatalogFunction(
                old.name(), old.temporary(), old.system(), alter.className(), alter.language(), old.jars(), function));
    }

    /** USE. */
    public void use(StatementText text, Statement.Use use) {
        at(text, use.name(), () -> {
            if (use.kind() == Statement.ObjectKind.CATALOG) {
                catalogs.useCatalog(use.name().getSimple());
            } else {
                catalogs.useDatabase(catalogs.resolveDatabase(use.name().names));
            }
        });
    }

    private static Map<String, String> options(List<OptionEntry> entries) {
        return entries.stream()
                .collect(Collectors.toMap(OptionEntry::key, OptionEntry::value, (first, second) -> second));
    }

    private static String orEmpty(@Nullable String comment) {
        return Objects.requireNonNullElse(comment, "");
    }

    private static void at(StatementText text, SqlIdentifier place, Runnable action) {
        try {
            action.run();
        } catch (WeirException e) {
            throw e.atIfAbsent(text.position(place.getParserPosition()));
        }
    }
}
