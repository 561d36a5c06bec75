/**
 * What a checkpoint consists of and how it lies in a file store. Uses {@code dev.weir.dataflow} and
 * {@code dev.weir.base}.
 */
@NullMarked
package dev.weir.dataflow.checkpoint;

import org.jspecify.annotations.NullMarked;
