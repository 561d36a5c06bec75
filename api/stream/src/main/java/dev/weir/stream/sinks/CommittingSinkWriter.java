package dev.weir.stream.sinks;

import java.util.Collection;

/**
 * A writer of a sink that {@link SupportsCommitter supports commits}. Closing it must leave alone what was prepared.
 *
 * @param <C> what names prepared output
 */
@SuppressWarnings("try") // Writers may wait when they close.
public interface CommittingSinkWriter<T, C> extends SinkWriter<T> {
    /**
     * Prepares everything written since the last call so that it can be completed whatever happens to this writer, and
     * names it. Called behind the last element of each checkpoint, and at the end of the input. Blocking holds up the
     * stream.
     */
    Collection<C> prepareCommit() throws Exception;
}
