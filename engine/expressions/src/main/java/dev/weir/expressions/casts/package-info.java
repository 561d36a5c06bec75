/**
 * CAST between all types that can be: {@link dev.weir.expressions.casts.Casts} finds the conversion for a pair of
 * types, the other classes make them, one target family each. Uses the kernels; functions use it.
 */
@NullMarked
package dev.weir.expressions.casts;

import org.jspecify.annotations.NullMarked;
