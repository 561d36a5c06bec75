/**
 * The front of SQL in one door: text to statements, definitions into the catalogs, queries and INSERTs to valid
 * relational algebra. Uses parse, define and validate; knows nothing of plans and jobs.
 */
@NullMarked
package dev.weir.sql.front;

import org.jspecify.annotations.NullMarked;
