/**
 * Types, {@link dev.weir.data.Schema}, {@link dev.weir.data.Column} and {@link dev.weir.data.Batch}: the only form in
 * which data moves through Weir. Uses {@code dev.weir.base} and nothing else.
 */
@NullMarked
package dev.weir.data;

import org.jspecify.annotations.NullMarked;
