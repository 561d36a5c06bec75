/**
 * Aggregate functions over records of state. An {@link dev.weir.operators.aggregate.Aggregation} divides the calls of a
 * GROUP BY into cells, words of a group's record that several calls share (AVG and SUM one sum), each updated by one
 * loop a batch. Uses {@code dev.weir.data} and the contracts of state; knows no operator.
 */
@NullMarked
package dev.weir.operators.aggregate;

import org.jspecify.annotations.NullMarked;
