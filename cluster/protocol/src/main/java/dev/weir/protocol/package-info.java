/**
 * What coordinator and workers say to each other: sealed records, and the {@link dev.weir.protocol.Transport} that
 * carries them. Uses {@code dev.weir.dataflow}.
 */
@NullMarked
package dev.weir.protocol;

import org.jspecify.annotations.NullMarked;
