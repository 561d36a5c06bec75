package dev.weir.sql.validate;

import dev.weir.data.Schema;
import dev.weir.sql.catalog.CatalogTable;
import dev.weir.sql.syntax.Statement;
import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT that is valid.
 *
 * @param target the table, with the options that the statement's hint changes
 * @param query its rows, in the order and, nullability aside, of the types of {@link CatalogTable#sinkColumns()}
 * @param schema of the query; a column may be nullable that is NOT NULL in the table
 */
public record ConvertedInsert(
        CatalogTable target,
        RelNode query,
        Schema schema,
        boolean overwrite,
        Statement.@Nullable OnConflict onConflict) {}
