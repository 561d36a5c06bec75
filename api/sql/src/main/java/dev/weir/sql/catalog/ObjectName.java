package dev.weir.sql.catalog;

/** The full name of a table, view or function. */
public record ObjectName(String catalog, String database, String object) {
    /** {@code catalog.database.object}, as messages and plans show it. */
    @Override
    public String toString() {
        return catalog + "." + database + "." + object;
    }

    /** The name in backticks, as SQL writes it. */
    public String sql() {
        return quote(catalog) + "." + quote(database) + "." + quote(object);
    }

    /** A name in backticks. */
    public static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
