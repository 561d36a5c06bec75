/** The {@code protobuf} format of messages: the one place of the Protobuf library. Uses {@code dev.weir.dataflow}. */
@NullMarked
package dev.weir.protobuf;

import org.jspecify.annotations.NullMarked;
