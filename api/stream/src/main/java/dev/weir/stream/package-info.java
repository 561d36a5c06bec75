/**
 * The DataStream API: programs build streams from an environment, and the environment makes a
 * {@link dev.weir.dataflow.JobGraph} of them. Names and meaning are Flink's. Uses the packages below it and the
 * dataflow contracts; functions, states, windows and time know nothing of it.
 */
@NullMarked
package dev.weir.stream;

import org.jspecify.annotations.NullMarked;
