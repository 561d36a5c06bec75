package dev.weir.sql.validate;

import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.CatalogObject;
import dev.weir.sql.catalog.CatalogPath;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.catalog.CatalogView;
import dev.weir.sql.catalog.Catalogs;
import dev.weir.sql.catalog.ObjectName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** Our catalogs as Calcite's tree of schemas: catalogs in the root, databases in them. */
final class CatalogSchema extends AbstractSchema {
    private final Supplier<Map<String, Schema>> schemas;
    private final Supplier<Map<String, Table>> tables;

    private CatalogSchema(Supplier<Map<String, Schema>> schemas, Supplier<Map<String, Table>> tables) {
        this.schemas = schemas;
        this.tables = tables;
    }

    /**
     * The root.
     *
     * @param extra tables without catalog and database
     */
    static CalciteSchema root(Catalogs catalogs, ViewReader views, Map<String, Table> extra) {
        Supplier<Map<String, Schema>> schemas = () -> {
            Map<String, Schema> byName = new LinkedHashMap<>();
            catalogs.catalogs().forEach(catalog -> byName.put(catalog.name(), catalog(catalogs, catalog, views)));
            return byName;
        };
        return CalciteSchema.createRootSchema(false, false, "", new CatalogSchema(schemas, () -> extra));
    }

    private static Schema catalog(Catalogs catalogs, Catalog catalog, ViewReader views) {
        Supplier<Map<String, Schema>> schemas = () -> {
            Map<String, Schema> byName = new LinkedHashMap<>();
            for (String database : catalog.databases().keySet()) {
                byName.put(database, database(catalogs, new CatalogPath(catalog.name(), database), views));
            }
            return byName;
        };
        return new CatalogSchema(schemas, Map::of);
    }

    private static Schema database(Catalogs catalogs, CatalogPath path, ViewReader views) {
        return new CatalogSchema(Map::of, () -> {
            Map<String, Table> byName = new LinkedHashMap<>();
            for (String name : catalogs.names(path)) {
                CatalogObject object = catalogs.get(new ObjectName(path.catalog(), path.database(), name));
                byName.put(name, table(object, views));
            }
            return byName;
        });
    }

    private static Table table(CatalogObject object, ViewReader views) {
        return switch (object) {
            case CatalogTable table -> new TableAdapter(table);
            case CatalogView view -> new ViewAdapter(view, views);
        };
    }

    @Override
    protected Map<String, Schema> getSubSchemaMap() {
        return schemas.get();
    }

    @Override
    protected Map<String, Table> getTableMap() {
        return tables.get();
    }
}
