package dev.weir.local;

import dev.weir.base.Clock;
import dev.weir.base.FileStore;
import dev.weir.dataflow.JobGraph;
import dev.weir.runtime.Launcher;
import dev.weir.runtime.TaskDriver;

/** Time, threads and queues for a cluster in one process. */
public interface Host extends Launcher {
    /** Processing time. */
    Clock clock();

    /** Runs tasks. */
    TaskDriver driver();

    /**
     * A new inbox.
     *
     * @param receiver whose inbox it is, for people
     */
    Inbox inbox(String receiver);

    /** Runs code once, at a time of the {@link #clock()} or a little later. */
    void schedule(long atMillis, Runnable code);

    /** Where a job has its checkpoints. */
    FileStore checkpointFiles(JobGraph job);

    /** Calls {@link Discovery#look} until it needs to look no more, at the intervals it wants; then closes it. */
    void run(Discovery discovery);

    /** Runs code of who submitted the job, on a thread where it may block. */
    void callBack(Runnable code);

    /** How many bytes a new channel of a job holds. */
    long channelBytes(JobGraph job);
}
