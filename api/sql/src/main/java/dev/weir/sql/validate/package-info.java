/**
 * Names and types: Calcite's validator and its conversion to relational algebra, set up with Flink's type rules, our
 * catalogs and our functions. Uses {@link dev.weir.sql.catalog}, the function library and Calcite.
 */
@NullMarked
package dev.weir.sql.validate;

import org.jspecify.annotations.NullMarked;
