package dev.weir.stream.functions;

import java.util.Collection;

/**
 * The promise of an asynchronous call; completed once, from any thread. What comes after the first completion is
 * dropped.
 */
public interface ResultFuture<O> {
    /** Completes with results. */
    void complete(Collection<O> result);

    /** Completes with a failure, which fails the job unless a retry strategy takes it. */
    void completeExceptionally(Throwable error);
}
