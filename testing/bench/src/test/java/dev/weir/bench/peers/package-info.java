/** Tests of what compares engines. */
@NullMarked
package dev.weir.bench.peers;

import org.jspecify.annotations.NullMarked;
