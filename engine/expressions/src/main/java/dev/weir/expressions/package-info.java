/**
 * The expression tree and the contracts of functions: {@link dev.weir.expressions.Expression},
 * {@link dev.weir.expressions.ScalarFunction}, {@link dev.weir.expressions.Kernel}. Uses {@code dev.weir.data} only.
 * The machinery stands above it: {@code evaluation} runs expressions over batches, {@code functions} is the library,
 * {@code casts} and {@code kernels} are what functions are made of.
 */
@NullMarked
package dev.weir.expressions;

import org.jspecify.annotations.NullMarked;
