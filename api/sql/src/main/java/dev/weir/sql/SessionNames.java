package dev.weir.sql;

import dev.weir.expressions.functions.FunctionLibrary;
import dev.weir.sql.catalog.CatalogObject;
import dev.weir.sql.catalog.Catalogs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be named in a statement, for completion. */
final class SessionNames {
    private SessionNames() {}

    static Map<String, String> of(Catalogs catalogs) {
        Map<String, String> names = new TreeMap<>();
        FunctionLibrary library = FunctionLibrary.standard();
        library.scalarFunctions().stream()
                .filter(function -> Character.isLetter(function.name().charAt(0)))
                .forEach(function -> names.put(function.name(), "functions"));
        library.aggregateFunctions().forEach(function -> names.put(function.name(), "functions"));
        catalogs.functions(catalogs.current())
                .forEach(function -> names.put(function.name().object(), "functions"));
        for (String name : catalogs.names(catalogs.current())) {
            CatalogObject object = catalogs.get(catalogs.resolve(List.of(name)));
            object.schema().names().forEach(column -> names.put(column, "columns"));
        }
        for (String name : catalogs.names(catalogs.current())) {
            names.put(name, "tables and views");
        }
        return names;
    }
}
