/**
 * The vector operators of SQL plans: one file each, holding the plan node (a record) and what it does. All of them
 * understand weights: a row of weight -1 retracts an equal earlier one, and a stateful operator emits one net change a
 * key and epoch. Uses {@code dev.weir.dataflow}, {@code dev.weir.expressions} and {@code dev.weir.data}; state only
 * through its contracts.
 */
@NullMarked
package dev.weir.operators;

import org.jspecify.annotations.NullMarked;
