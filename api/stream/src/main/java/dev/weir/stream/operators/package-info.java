/**
 * What runs behind the DataStream API: one operator or one kind of function a file. Internal; programs use
 * {@code dev.weir.stream}. Uses the dataflow contracts and the packages of user functions.
 */
@NullMarked
package dev.weir.stream.operators;

import org.jspecify.annotations.NullMarked;
