package dev.weir.sql.define;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.sql.error.SqlError;

/** Looks for the classes of functions. */
final class FunctionClasses {
    private static final String PYTHON = "PYTHON";

    private FunctionClasses() {}

    /** Fails at the place where it is named when the class of a function is not on the class path. */
    static void check(String className, String language, Position place) {
        if (language.equalsIgnoreCase(PYTHON)) {
            return;
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ClassLoader found = loader == null ? ClassLoader.getSystemClassLoader() : loader;
        if (found.getResource(className.replace('.', '/') + ".class") == null) {
            throw WeirException.of(SqlError.INVALID_DEFINITION, "there is no class '%s' on the class path", className)
                    .hint("put its jar there, or name the jar in USING JAR '…'")
                    .at(place);
        }
    }
}
