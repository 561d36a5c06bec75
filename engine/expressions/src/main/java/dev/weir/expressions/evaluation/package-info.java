/**
 * Runs expressions over batches: {@link dev.weir.expressions.evaluation.ExpressionEvaluator} for projections,
 * {@link dev.weir.expressions.evaluation.Filter} for conditions, {@link dev.weir.expressions.evaluation.Calc} for both
 * at once. Knows functions by their kernels only.
 */
@NullMarked
package dev.weir.expressions.evaluation;

import org.jspecify.annotations.NullMarked;
