package dev.weir.stream.sinks;

/**
 * A {@link Sink} whose output becomes visible in two phases: its writers, which are {@link CommittingSinkWriter}s,
 * prepare output at each checkpoint and name it, and a {@link Committer} completes what a durable checkpoint names.
 * What is not known to be completed is part of every later checkpoint, and is handed to a committer again when the job
 * is restored. Without checkpoints everything is prepared and completed at the end of the input, by each instance.
 *
 * @param <C> what names prepared output
 */
public interface SupportsCommitter<C> {
    /** Makes what completes output; called once an attempt to run the job. */
    Committer<C> createCommitter() throws Exception;

    /** How names of prepared output are written to checkpoints. */
    SimpleVersionedSerializer<C> getCommittableSerializer();
}
