package dev.weir.stream.sinks;

import java.util.Collection;

/**
 * Completes prepared output. One thread at a time; calls may block.
 *
 * @param <C> what names prepared output
 */
@FunctionalInterface
@SuppressWarnings("try") // Committers may wait when they close.
public interface Committer<C> extends AutoCloseable {
    /**
     * Makes output visible. May be called again for the same, after a crash, when all, some or none of it has been
     * completed: that must change nothing. An exception fails the attempt to run the job, and after a restart the same
     * is asked again.
     */
    void commit(Collection<CommitRequest<C>> committables) throws Exception;

    @Override
    default void close() throws Exception {}

    /**
     * A piece of output to complete.
     *
     * @param getCommittable what names it
     */
    record CommitRequest<C>(C getCommittable) {}
}
