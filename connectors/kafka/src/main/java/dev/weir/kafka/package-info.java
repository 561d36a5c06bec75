/**
 * The {@code kafka} and {@code upsert-kafka} connectors. Uses {@code dev.weir.dataflow}; formats come through
 * {@link dev.weir.dataflow.connect.FormatFactory}.
 */
@NullMarked
package dev.weir.kafka;

import org.jspecify.annotations.NullMarked;
