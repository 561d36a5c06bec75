package dev.weir.sql.validate;

import dev.weir.sql.catalog.CatalogView;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;

/** Converts the query of a view where it is used. */
interface ViewReader {
    RelNode read(CatalogView view, RelOptCluster cluster);
}
