/**
 * Queries of Nexmark as a programmer would write them without an engine: one thread, plain loops over the columns of
 * the same source (McSherry et al., "Scalability! But at what COST?", HotOS 2015). Each is started as a process of its
 * own. Uses {@code dev.weir.nexmark} and {@code dev.weir.data}.
 */
@NullMarked
package dev.weir.bench.loops;

import org.jspecify.annotations.NullMarked;
