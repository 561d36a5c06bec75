/**
 * Weir beside its peers: the same jobs over the same events in processes of their own, pinned to the same cores, with
 * the same heap, in turn. What the engines compute is compared first. A peer's program stands in a module of its own
 * and is started, never linked. Uses {@code dev.weir.bench}.
 */
@NullMarked
package dev.weir.bench.peers;

import org.jspecify.annotations.NullMarked;
