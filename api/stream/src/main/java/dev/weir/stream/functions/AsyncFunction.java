package dev.weir.stream.functions;

import java.util.concurrent.TimeoutException;

/**
 * Calls something outside for each record. Each call runs on a virtual thread of its own, so it may simply block; up to
 * the operator's capacity of calls run at a time, so the function must be safe to use from several threads.
 */
@FunctionalInterface
public interface AsyncFunction<I, O> extends Function {
    /** Begins, or does, the call for a record; the future is completed by the end of it or later. */
    void asyncInvoke(I input, ResultFuture<O> resultFuture) throws Exception;

    /**
     * The time given to a call has passed; unless overridden this fails the job. Called on the operator's own thread.
     */
    default void timeout(I input, ResultFuture<O> resultFuture) throws Exception {
        resultFuture.completeExceptionally(new TimeoutException("the asynchronous call took longer than its timeout"));
    }
}
