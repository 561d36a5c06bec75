/**
 * The {@code print} and {@code blackhole} connectors. Uses {@code dev.weir.dataflow} and its data and base; the only
 * connector that writes to the process's own output.
 */
@NullMarked
package dev.weir.print;

import org.jspecify.annotations.NullMarked;
