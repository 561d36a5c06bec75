/**
 * Hazelcast Jet as Weir's benchmarks run it: hot items over Weir's own Nexmark events. Uses {@code dev.weir.nexmark}
 * and Hazelcast; nothing uses it.
 */
@NullMarked
package dev.weir.bench.jet;

import org.jspecify.annotations.NullMarked;
