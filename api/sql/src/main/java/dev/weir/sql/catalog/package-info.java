/**
 * What names mean: catalogs of databases of tables, views and functions, all in memory, and the resolved definitions
 * that stand in them. Definitions are made elsewhere (from DDL, or by a program); nothing here parses or validates.
 * Uses the statement tree, Calcite's expression classes and {@link dev.weir.sql.error}.
 */
@NullMarked
package dev.weir.sql.catalog;

import org.jspecify.annotations.NullMarked;
