/**
 * Apache Flink as Weir's benchmarks run it: SQL scripts over Weir's own Nexmark events, and DataStream programs. Uses
 * {@code dev.weir.nexmark} and Flink; nothing uses it.
 */
@NullMarked
package dev.weir.bench.flink;

import org.jspecify.annotations.NullMarked;
