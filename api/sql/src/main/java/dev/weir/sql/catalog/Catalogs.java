package dev.weir.sql.catalog;

import dev.weir.base.Configuration;
import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.sql.catalog.Catalog.Database;
import dev.weir.sql.error.SqlError;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All catalogs of a session, the current one, and the session's temporary objects, which hide those of the catalogs.
 * Names are case-sensitive. Errors carry no position: who knows the statement adds it. Not safe for use by several
 * threads.
 */
public final class Catalogs {
    public static final String DEFAULT_CATALOG = "default_catalog";
    public static final String DEFAULT_DATABASE = "default_database";

    private final TreeMap<String, Catalog> catalogs = new TreeMap<>();
    private final TreeMap<String, CatalogObject> temporaryObjects = new TreeMap<>();
    private final TreeMap<String, CatalogFunction> temporaryFunctions = new TreeMap<>();
    private String checkpointDirectory = Configuration.EMPTY.get(CheckpointOptions.DIRECTORY);
    private CatalogPath current = new CatalogPath(DEFAULT_CATALOG, DEFAULT_DATABASE);

    /** The folder of the folders of jobs' checkpoints, among which {@code STATE(...)} finds one by its job's name. */
    public String checkpointDirectory() {
        return checkpointDirectory;
    }

    /** See {@link #checkpointDirectory()}. */
    public void setCheckpointDirectory(String directory) {
        checkpointDirectory = directory;
    }

    /** The default catalog with an empty default database. */
    public Catalogs() {
        createCatalog(DEFAULT_CATALOG, DEFAULT_DATABASE, "");
    }

    /** The current catalog and database. */
    public CatalogPath current() {
        return current;
    }

    /** All catalogs, in order of names. */
    public Collection<Catalog> catalogs() {
        return catalogs.values();
    }

    /** The catalog of that name. */
    public Catalog catalog(String name) {
        Catalog catalog = catalogs.get(name);
        if (catalog == null) {
            throw unknown("catalog", name, catalogs.keySet());
        }
        return catalog;
    }

    public boolean hasCatalog(String name) {
        return catalogs.containsKey(name);
    }

    /** The database of that name in that catalog. */
    public Database database(CatalogPath path) {
        Database database = catalog(path.catalog()).databases().get(path.database());
        if (database == null) {
            throw unknown(
                    "database",
                    path.database(),
                    catalog(path.catalog()).databases().keySet());
        }
        return database;
    }

    /** Adds a catalog with one database. */
    public void createCatalog(String name, String defaultDatabase, String comment) {
        if (catalogs.containsKey(name)) {
            throw exists("catalog", name);
        }
        Catalog catalog = new Catalog(name, comment);
        catalog.databases().put(defaultDatabase, new Database("", Map.of()));
        catalogs.put(name, catalog);
    }

    /** Removes a catalog and all that is in it. */
    public void dropCatalog(String name) {
        catalog(name);
        if (current.catalog().equals(name)) {
            throw WeirException.of(SqlError.INVALID_DEFINITION, "catalog '%s' is in use", name)
                    .hint("USE CATALOG another one first");
        }
        catalogs.remove(name);
    }

    /** Adds an empty database. */
    public void createDatabase(CatalogPath path, String comment, Map<String, String> options) {
        Catalog catalog = catalog(path.catalog());
        if (catalog.databases().containsKey(path.database())) {
            throw exists("database", path.database());
        }
        catalog.databases().put(path.database(), new Database(comment, options));
    }

    /**
     * Removes a database.
     *
     * @param cascade whether one that is not empty goes with all that is in it
     */
    public void dropDatabase(CatalogPath path, boolean cascade) {
        Database database = database(path);
        if (!cascade && !database.objects().isEmpty()) {
            throw WeirException.of(SqlError.INVALID_DEFINITION, "database '%s' is not empty", path.database())
                    .hint("DROP DATABASE … CASCADE drops what is in it");
        }
        if (current.equals(path)) {
            throw WeirException.of(SqlError.INVALID_DEFINITION, "database '%s' is in use", path.database())
                    .hint("USE another one first");
        }
        catalog(path.catalog()).databases().remove(path.database());
    }

    /** USE CATALOG: its default, else its first database becomes the current one. */
    public void useCatalog(String name) {
        Catalog catalog = catalog(name);
        String database = catalog.databases().containsKey(DEFAULT_DATABASE)
                ? DEFAULT_DATABASE
                : catalog.databases().firstEntry().getKey();
        current = new CatalogPath(name, database);
    }

    /** USE. */
    public void useDatabase(CatalogPath path) {
        database(path);
        current = path;
    }

    /** The full name for one, two or three parts. */
    public ObjectName resolve(List<String> parts) {
        return resolve(current, parts);
    }

    /** The full name for one, two or three parts, seen from a catalog and database. */
    public static ObjectName resolve(CatalogPath from, List<String> parts) {
        return switch (parts.size()) {
            case 1 -> new ObjectName(from.catalog(), from.database(), parts.getFirst());
            case 2 -> new ObjectName(from.catalog(), parts.getFirst(), parts.getLast());
            case 3 -> new ObjectName(parts.get(0), parts.get(1), parts.get(2));
            default ->
                throw WeirException.of(
                        SqlError.UNKNOWN_OBJECT, "a name has at most three parts: %s", String.join(".", parts));
        };
    }

    /** The full path for one or two parts. */
    public CatalogPath resolveDatabase(List<String> parts) {
        return switch (parts.size()) {
            case 1 -> new CatalogPath(current.catalog(), parts.getFirst());
            case 2 -> new CatalogPath(parts.getFirst(), parts.getLast());
            default ->
                throw WeirException.of(
                        SqlError.UNKNOWN_OBJECT,
                        "a database's name has at most two parts: %s",
                        String.join(".", parts));
        };
    }

    /** The table or view of that name; the temporary one if there are two. */
    public @Nullable CatalogObject find(ObjectName name) {
        CatalogObject temporary = temporaryObjects.get(name.sql());
        return temporary != null ? temporary : findPermanent(name);
    }

    /** The table or view of that name that is not temporary. */
    public @Nullable CatalogObject findPermanent(ObjectName name) {
        Catalog catalog = catalogs.get(name.catalog());
        Database database = catalog == null ? null : catalog.databases().get(name.database());
        return database == null ? null : database.objects().get(name.object());
    }

    /** The temporary table or view of that name. */
    public @Nullable CatalogObject findTemporary(ObjectName name) {
        return temporaryObjects.get(name.sql());
    }

    /** The table or view of that name; fails with the nearest name when there is none. */
    public CatalogObject get(ObjectName name) {
        CatalogObject object = find(name);
        if (object == null) {
            throw unknownObject(name);
        }
        return object;
    }

    /** The error for a table or view that does not exist. */
    public WeirException unknownObject(ObjectName name) {
        Catalog catalog = catalogs.get(name.catalog());
        if (catalog == null) {
            return unknown("catalog", name.catalog(), catalogs.keySet());
        }
        if (!catalog.databases().containsKey(name.database())) {
            return unknown("database", name.database(), catalog.databases().keySet());
        }
        return unknown("table or view", name.object(), names(new CatalogPath(name.catalog(), name.database())));
    }

    /** The names of the tables and views in a database, temporary ones included, in order. */
    public Collection<String> names(CatalogPath path) {
        TreeSet<String> names = new TreeSet<>(database(path).objects().keySet());
        temporaryObjects.values().stream()
                .map(CatalogObject::name)
                .filter(name ->
                        name.catalog().equals(path.catalog()) && name.database().equals(path.database()))
                .forEach(name -> names.add(name.object()));
        return names;
    }

    /** Adds a table or view; fails when the name is taken. */
    public void create(CatalogObject object) {
        CatalogObject existing = object.temporary() ? findTemporary(object.name()) : findPermanent(object.name());
        if (existing != null) {
            throw exists(kind(existing), object.name().toString());
        }
        put(object);
    }

    /** Adds a table or view in place of one of its name and kind (temporary or not). */
    public void put(CatalogObject object) {
        ObjectName name = object.name();
        Database database = database(new CatalogPath(name.catalog(), name.database()));
        if (object.temporary()) {
            temporaryObjects.put(name.sql(), object);
        } else {
            database.objects().put(name.object(), object);
        }
    }

    /** Removes a table or view; the temporary one if there are two. */
    public void drop(CatalogObject object) {
        ObjectName name = object.name();
        if (object.temporary()) {
            temporaryObjects.remove(name.sql());
        } else {
            database(new CatalogPath(name.catalog(), name.database())).objects().remove(name.object());
        }
    }

    /** The temporary system function of that name, in any case: it hides a built-in one. */
    public @Nullable CatalogFunction findSystemFunction(String name) {
        return temporaryFunctions.get(key(name));
    }

    /** The function of that name, in any case: a temporary one, then the catalog's. */
    public @Nullable CatalogFunction findFunction(ObjectName name) {
        CatalogFunction temporary = findTemporaryFunction(name);
        return temporary != null ? temporary : findPermanentFunction(name);
    }

    /** The function of that name that is temporary and not of the system. */
    public @Nullable CatalogFunction findTemporaryFunction(ObjectName name) {
        return temporaryFunctions.get(key(name));
    }

    /** The function of that name that is not temporary. */
    public @Nullable CatalogFunction findPermanentFunction(ObjectName name) {
        Catalog catalog = catalogs.get(name.catalog());
        Database database = catalog == null ? null : catalog.databases().get(name.database());
        return database == null ? null : database.functions().get(key(name.object()));
    }

    /** Names of functions count in any case, those of catalogs and databases as they are written. */
    private static String key(String name) {
        return ObjectName.quote(name.toLowerCase(Locale.ROOT));
    }

    private static String key(ObjectName name) {
        return new ObjectName(name.catalog(), name.database(), name.object().toLowerCase(Locale.ROOT)).sql();
    }

    private static String temporaryKey(CatalogFunction function) {
        return function.system() ? key(function.name().object()) : key(function.name());
    }

    /** All functions of users that a name of one part can mean now, in order of names. */
    public Collection<CatalogFunction> functions(CatalogPath path) {
        TreeMap<String, CatalogFunction> functions =
                new TreeMap<>(database(path).functions());
        temporaryFunctions.values().stream()
                .filter(function -> function.system()
                        || (function.name().catalog().equals(path.catalog())
                                && function.name().database().equals(path.database())))
                .sorted(Comparator.comparing(CatalogFunction::system))
                .forEach(function -> functions.put(key(function.name().object()), function));
        return functions.values();
    }

    /** Adds a function in place of one of its name. */
    public void putFunction(CatalogFunction function) {
        ObjectName name = function.name();
        if (function.temporary()) {
            temporaryFunctions.put(temporaryKey(function), function);
        } else {
            database(new CatalogPath(name.catalog(), name.database()))
                    .functions()
                    .put(key(name.object()), function);
        }
    }

    /** Removes a function. */
    public void dropFunction(CatalogFunction function) {
        ObjectName name = function.name();
        if (function.temporary()) {
            temporaryFunctions.remove(temporaryKey(function));
        } else {
            database(new CatalogPath(name.catalog(), name.database()))
                    .functions()
                    .remove(key(name.object()));
        }
    }

    /** "table" or "view". */
    public static String kind(CatalogObject object) {
        return object instanceof CatalogView ? "view" : "table";
    }

    /** The error for a name that is taken. */
    public static WeirException exists(String kind, String name) {
        return WeirException.of(SqlError.ALREADY_EXISTS, "%s '%s' exists already", kind, name);
    }

    /** The error for a name that nothing has. */
    public static WeirException unknown(String kind, String name, Collection<String> known) {
        String nearest = NearestName.hint(name, known);
        String hint = nearest != null || known.isEmpty() || known.size() > 12
                ? nearest
                : "there are: " + String.join(", ", known);
        return WeirException.of(SqlError.UNKNOWN_OBJECT, "there is no %s '%s'", kind, name)
                .hint(hint);
    }
}
