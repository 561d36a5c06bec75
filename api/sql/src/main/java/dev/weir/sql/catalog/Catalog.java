package dev.weir.sql.catalog;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One catalog: databases by name. Not safe for use by several threads. */
public final class Catalog {
    private final String name;
    private final String comment;
    private final TreeMap<String, Database> databases = new TreeMap<>();

    Catalog(String name, String comment) {
        this.name = name;
        this.comment = comment;
    }

    public String name() {
        return name;
    }

    public String comment() {
        return comment;
    }

    /** The databases by name, in order of names. */
    public NavigableMap<String, Database> databases() {
        return databases;
    }

    /** One database: tables and views share one space of names, functions have another. */
    public static final class Database {
        private final String comment;
        private final Map<String, String> options;
        private final TreeMap<String, CatalogObject> objects = new TreeMap<>();
        private final TreeMap<String, CatalogFunction> functions = new TreeMap<>();

        Database(String comment, Map<String, String> options) {
            this.comment = comment;
            this.options = new TreeMap<>(options);
        }

        public String comment() {
            return comment;
        }

        public Map<String, String> options() {
            return options;
        }

        /** Its tables and views, temporary ones excepted. */
        public Map<String, CatalogObject> objects() {
            return objects;
        }

        /** Its functions, temporary ones excepted. */
        public Map<String, CatalogFunction> functions() {
            return functions;
        }
    }
}
