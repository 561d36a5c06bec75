/**
 * Benchmarks: components in JMH, whole jobs, and the program from start to exit, each measured in rows per second of
 * CPU time, so that figures hold on a busy machine too. A file a benchmark; beside it, where that is cheap, a plain
 * loop that does the same work. May use everything.
 */
@NullMarked
package dev.weir.bench;

import org.jspecify.annotations.NullMarked;
