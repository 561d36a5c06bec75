/**
 * The contracts of keyed state and timers: what operators ask for and {@code dev.weir.state} provides. Uses
 * {@code dev.weir.data}.
 */
@NullMarked
package dev.weir.dataflow.state;

import org.jspecify.annotations.NullMarked;
