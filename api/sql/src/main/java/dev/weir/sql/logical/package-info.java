/**
 * From Calcite's relational algebra to the physical plan: the logical passes in one list
 * ({@link dev.weir.sql.logical.LogicalPasses}), then one converter a kind of node, expressions included. Uses Calcite,
 * {@code dev.weir.sql.plan} and expressions; the last package in which Calcite is seen.
 */
@NullMarked
package dev.weir.sql.logical;

import org.jspecify.annotations.NullMarked;
