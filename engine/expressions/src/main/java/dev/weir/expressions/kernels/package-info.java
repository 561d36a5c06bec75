/**
 * The loops and algorithms that functions are made of: comparisons, arithmetic, 128-bit decimals, text, calendar,
 * patterns. Knows columns and {@link dev.weir.expressions.Rows}; knows nothing of SQL names or of how expressions are
 * run. The loops on the hottest paths exist twice: with the Vector API and as plain Java, chosen once at start.
 */
@NullMarked
package dev.weir.expressions.kernels;

import org.jspecify.annotations.NullMarked;
