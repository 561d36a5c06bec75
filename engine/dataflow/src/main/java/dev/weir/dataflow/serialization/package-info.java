/**
 * How the records of a DataStream become bytes and come out of them, with Flink's names. Connectors of queues share it.
 * Uses {@code dev.weir.base}.
 */
@NullMarked
package dev.weir.dataflow.serialization;

import org.jspecify.annotations.NullMarked;
