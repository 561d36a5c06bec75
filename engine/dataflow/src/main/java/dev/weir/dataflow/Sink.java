package dev.weir.dataflow;

import dev.weir.data.Batch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The plan node of a sink: immutable, printed by EXPLAIN. */
public interface Sink {
    /** What is written where, as EXPLAIN prints it. */
    String describe();

    /** Makes the writer of one instance; called on its own thread. */
    Writer writer(OperatorContext context);

    /**
     * Makes what completes the output of checkpoints; called once an attempt to run the job. Sinks that have none write
     * at once, and repeat what they wrote since the last checkpoint when a job is restored.
     */
    default Optional<Committer> committer() {
        return Optional.empty();
    }

    /**
     * Makes output visible that writers have prepared: the second phase of a commit. It needs no writer to be alive.
     * Calls may block and come one after the other, from any thread.
     */
    interface Committer extends AutoCloseable {
        /**
         * Completes what writers have named. May be called again for the same, after a crash, when all, some or none of
         * it has been completed: that must change nothing. Throws a coded error when it cannot be completed.
         */
        void commit(List<byte[]> committables);

        @Override
        default void close() {}
    }

    /**
     * One parallel instance of a sink. One thread calls it. In jobs with epochs every batch between two calls of
     * {@link #epoch} belongs to one consistent cut; a changelog's rows carry weights.
     */
    interface Writer extends AutoCloseable {
        /** Takes a batch; it is shared and must not be written to. */
        void write(Batch batch);

        /** Everything written so far belongs to this epoch or an earlier one and may be shown. */
        default void epoch(long epoch) {}

        /** Event time has advanced. */
        default void watermark(long millis) {}

        /** Processing time has reached what was asked for by {@link OperatorContext#wakeUpAt}. */
        default void wakeUp(long nowMillis) {}

        /**
         * The barrier of a checkpoint has come, or the end of the input: prepares everything written since the last
         * call so that the {@link Committer} can complete it whatever happens to this writer, and names it. Must not
         * block; what blocks is done elsewhere before the future completes, while further rows come. Called only in
         * jobs with checkpoints, for sinks with a committer.
         */
        default CompletableFuture<List<byte[]>> prepareCommit(long checkpoint) {
            return CompletableFuture.completedFuture(List.of());
        }

        /**
         * The input has ended: complete the output; but if the sink has a committer and the job has checkpoints, only
         * flush it: {@link #prepareCommit} follows. In jobs with epochs the last {@link #epoch} has come before, after
         * the last rows. Not called after a failure.
         */
        default void finish() {}

        /** Frees what it holds; without {@link #finish} before it, incomplete output is discarded. */
        @Override
        default void close() {}
    }
}
