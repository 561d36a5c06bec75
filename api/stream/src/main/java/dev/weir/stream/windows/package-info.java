/**
 * Windows: which ones a record belongs to (assigners), when they are computed (triggers), what is left out of them
 * (evictors). Names and meaning are Flink's. Uses plain functions and keyed state; knows nothing of the operators.
 */
@NullMarked
package dev.weir.stream.windows;

import org.jspecify.annotations.NullMarked;
