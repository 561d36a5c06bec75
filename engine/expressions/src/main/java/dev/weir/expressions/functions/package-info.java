/**
 * The library of functions: one file a family, one entry a function, collected in
 * {@link dev.weir.expressions.functions.FunctionLibrary}. To add a function, add its entry to its family; planner,
 * EXPLAIN and SHOW FUNCTIONS learn of it from there.
 */
@NullMarked
package dev.weir.expressions.functions;

import org.jspecify.annotations.NullMarked;
