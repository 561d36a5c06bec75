/**
 * User functions that see their context: runtime, state, timers, side outputs, windows. Names and shapes are Flink's.
 * Uses plain functions, keyed state and windows; knows nothing of the operators that call them.
 */
@NullMarked
package dev.weir.stream.process;

import org.jspecify.annotations.NullMarked;
