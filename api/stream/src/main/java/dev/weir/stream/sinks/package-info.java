/**
 * Sinks of DataStream programs: a small interface for one's own, printing and text files. Uses plain functions only.
 */
@NullMarked
package dev.weir.stream.sinks;

import org.jspecify.annotations.NullMarked;
