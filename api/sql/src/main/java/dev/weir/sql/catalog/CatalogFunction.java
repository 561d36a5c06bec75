package dev.weir.sql.catalog;

import dev.weir.sql.functions.UserFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that a user registered.
 *
 * @param system whether it hides a built-in function of its name; then only the last part of the name counts
 * @param function what its class says; null for a language whose functions are not run
 */
public record CatalogFunction(
        ObjectName name,
        boolean temporary,
        boolean system,
        String className,
        String language,
        List<String> jars,
        @Nullable UserFunction function) {
    public CatalogFunction {
        jars = List.copyOf(jars);
    }
}
