/**
 * From a table of the catalog to its connector: which one it is, whether it knows the options, what it is told of the
 * table. Uses the catalog and {@code dev.weir.dataflow.connect}.
 */
@NullMarked
package dev.weir.sql.connectors;

import org.jspecify.annotations.NullMarked;
