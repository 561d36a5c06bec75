/**
 * What a SQL statement says, as records: the tree that the grammar builds and the catalog and the planner read.
 *
 * <p>Names, expressions, types and queries inside a statement stay Calcite's nodes, since Calcite validates them; their
 * positions are those of the file that the statement came from. Nothing here looks anything up or checks anything. Uses
 * Calcite's tree classes only.
 */
@NullMarked
package dev.weir.sql.syntax;

import org.jspecify.annotations.NullMarked;
