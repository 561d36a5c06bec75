/**
 * The {@code avro} and {@code avro-confluent} formats of messages: the one place of the Avro library, and a client of
 * schema registries. Uses {@code dev.weir.dataflow}.
 */
@NullMarked
package dev.weir.avro;

import org.jspecify.annotations.NullMarked;
