/**
 * Weir held against expectations that are written down: golden SQL files, DuckDB beside it, and what other engines' own
 * tests expect. Uses everything a user could use, and the simulator.
 */
@NullMarked
package dev.weir.conformance;

import org.jspecify.annotations.NullMarked;
