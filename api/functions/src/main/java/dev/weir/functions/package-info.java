/**
 * What a function that a user writes for SQL is made of: {@link dev.weir.functions.ScalarFunction} to extend, and
 * {@link dev.weir.functions.DataTypeHint} for types that Java's do not tell. Under Flink's names, so that a function
 * written for Flink is ported by its imports. Uses {@code dev.weir.data} for {@link dev.weir.data.Row} only; nothing
 * here runs anything.
 */
@NullMarked
package dev.weir.functions;

import org.jspecify.annotations.NullMarked;
