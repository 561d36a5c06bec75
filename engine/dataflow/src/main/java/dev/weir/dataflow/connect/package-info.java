/**
 * The door through which SQL tables reach connectors and formats, found by {@link java.util.ServiceLoader}. Uses
 * {@code dev.weir.dataflow} and {@code dev.weir.data}.
 */
@NullMarked
package dev.weir.dataflow.connect;

import org.jspecify.annotations.NullMarked;
