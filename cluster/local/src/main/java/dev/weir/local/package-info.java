/**
 * A whole cluster in one process: coordinator and worker joined by an in-memory transport. In production on virtual
 * threads, in simulations in one thread: {@link dev.weir.local.Host} is all the difference. Uses coordinator and
 * worker.
 */
@NullMarked
package dev.weir.local;

import org.jspecify.annotations.NullMarked;
