package dev.weir.sql;

import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.expressions.AggregateFunctionDefinition;
import dev.weir.expressions.ScalarFunction;
import dev.weir.expressions.functions.FunctionLibrary;
import dev.weir.sql.StatementResult.Listing;
import dev.weir.sql.catalog.CatalogFunction;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.catalog.ObjectName;
import dev.weir.sql.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** DESCRIBE FUNCTION: where a function comes from and, with EXTENDED, how it is called. */
final class FunctionDescription {
    private static final Schema COLUMNS = Schema.of("info name", DataTypes.STRING, "info value", DataTypes.STRING);

    private FunctionDescription() {}

    static Listing of(Catalogs catalogs, Statement.Describe describe) {
        List<String> parts = describe.name().names;
        ObjectName name = catalogs.resolve(parts);
        CatalogFunction system = parts.size() == 1 ? catalogs.findSystemFunction(parts.getFirst()) : null;
        if (system != null) {
            return ofUser(system, describe.extended());
        }
        FunctionLibrary library = FunctionLibrary.standard();
        ScalarFunction scalar = parts.size() == 1 ? library.findScalar(parts.getFirst()) : null;
        if (scalar != null) {
            boolean deterministic = scalar.determinism() == ScalarFunction.Determinism.DETERMINISTIC;
            return ofBuiltIn(describe.extended(), "SCALAR", deterministic, scalar.signatures());
        }
        AggregateFunctionDefinition aggregate = parts.size() == 1 ? library.findAggregate(parts.getFirst()) : null;
        if (aggregate != null) {
            return ofBuiltIn(describe.extended(), "AGGREGATE", true, aggregate.name() + "(…)");
        }
        CatalogFunction user = catalogs.findFunction(name);
        if (user == null) {
            TreeSet<String> known = new TreeSet<>();
            catalogs.functions(catalogs.current())
                    .forEach(function -> known.add(function.name().object()));
            library.scalarFunctions().forEach(function -> known.add(function.name()));
            throw Catalogs.unknown("function", describe.name().toString(), known);
        }
        return ofUser(user, describe.extended());
    }

    private static Listing ofBuiltIn(boolean extended, String kind, boolean deterministic, String signatures) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("is system function", "true"));
        rows.add(Row.of("is temporary", "false"));
        if (extended) {
            rows.add(Row.of("kind", kind));
            rows.add(Row.of("is deterministic", Boolean.toString(deterministic)));
            rows.add(Row.of("signature", signatures));
        }
        return new Listing(COLUMNS, rows);
    }

    private static Listing ofUser(CatalogFunction function, boolean extended) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("is system function", Boolean.toString(function.system())));
        rows.add(Row.of("is temporary", Boolean.toString(function.temporary())));
        rows.add(Row.of("class name", function.className()));
        rows.add(Row.of("function language", function.language()));
        rows.add(Row.of("resource uris", String.join(", ", function.jars())));
        if (extended && function.function() != null) {
            rows.add(Row.of("kind", "SCALAR"));
            rows.add(Row.of(
                    "is deterministic", Boolean.toString(function.function().isDeterministic())));
            rows.add(Row.of("signature", function.function().signatures()));
        }
        return new Listing(COLUMNS, rows);
    }
}
