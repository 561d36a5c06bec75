package dev.weir.dataflow;

import dev.weir.base.Clock;
import dev.weir.base.Metrics;
import dev.weir.base.VirtualThreads;
import dev.weir.dataflow.state.StateStore;
import java.util.SplittableRandom;

/** What the runtime lends to one parallel instance of an operator, source or sink. */
public interface OperatorContext {
    /** The node's name. */
    String name();

    /** Which instance this is, from 0. */
    int subtask();

    /** How many instances there are. */
    int parallelism();

    /** Into how many key groups keyed state is divided. */
    int maxParallelism();

    /** Processing time. */
    Clock clock();

    /** A generator of its own, seeded by the job's seed, the node and the subtask. */
    SplittableRandom random();

    /** The state of this instance; the same store at every call. */
    StateStore state();

    /**
     * How far this instance was when the checkpoint was made with which the job goes on.
     *
     * @return the watermark that had been seen; {@link Watermarks#MIN} at a fresh start
     */
    default long restoredWatermark() {
        return Watermarks.MIN;
    }

    /** The checkpoint with which the job goes on; 0 at a fresh start. Numbers grow over all attempts to run a job. */
    default long restoredCheckpoint() {
        return 0;
    }

    /** Whether the job makes checkpoints. */
    default boolean hasCheckpoints() {
        return false;
    }

    /** The job's metrics; names should start with the node's name. */
    Metrics metrics();

    /**
     * Asks for {@link Operator#wakeUp} once processing time has reached {@code millis}. Only the earliest unanswered
     * request counts; who needs more asks again when woken. Own thread only.
     */
    void wakeUpAt(long millis);

    /**
     * The way in for other threads: runs mail on the instance's own thread, between calls, and wakes it up. Order is
     * kept by sender. Mail sent after the instance has closed is dropped.
     */
    Mailbox mailbox();

    /**
     * Starts work that may block, on a virtual thread of its own; results come back by mail. A simulation runs it where
     * and when it likes.
     */
    default void launch(String threadName, Runnable work) {
        VirtualThreads.start(threadName, work);
    }

    /** See {@link #mailbox()}. */
    interface Mailbox {
        /** Hands a piece of work to the instance's thread. Any thread may call. */
        void send(Mail mail);
    }

    /** A piece of work on the instance's thread. */
    @FunctionalInterface
    interface Mail {
        void run(Output output);
    }
}
