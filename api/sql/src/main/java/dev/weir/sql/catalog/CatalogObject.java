package dev.weir.sql.catalog;

import dev.weir.data.Schema;

/** What stands in a FROM clause under a name. */
public sealed interface CatalogObject permits CatalogTable, CatalogView {
    ObjectName name();

    /** Whether it belongs to the session and hides what the catalog holds under its name. */
    boolean temporary();

    /** All columns in the order of {@code SELECT *}. */
    Schema schema();

    /** What its owner says about it; empty: nothing. */
    String comment();
}
