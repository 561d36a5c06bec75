package dev.weir.sql.catalog;

import java.util.List;

/**
 * A function that a user registered.
 *
 * @param system whether it hides a built-in function of its name; then only the last part of the name counts
 */
public record CatalogFunction(
        ObjectName name, boolean temporary, boolean system, String className, String language, List<String> jars) {
    public CatalogFunction {
        jars = List.copyOf(jars);
    }
}
