/**
 * DataStream programs of Weir that {@code ./build bench datastream} runs beside the same programs of Flink (in
 * {@code testing/bench-flink}), each in a process of its own. Uses {@code dev.weir.stream}.
 */
@NullMarked
package dev.weir.bench.streams;

import org.jspecify.annotations.NullMarked;
