/**
 * The physical plan: nodes as records, what can be inferred of them (append-only or retracting, keys, what bounds
 * state), the passes that prepare them for running, in one list, and EXPLAIN. Uses expressions and the contracts of
 * {@code dev.weir.dataflow}; knows neither Calcite nor operators.
 */
@NullMarked
package dev.weir.sql.plan;

import org.jspecify.annotations.NullMarked;
