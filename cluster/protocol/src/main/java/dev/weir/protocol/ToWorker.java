package dev.weir.protocol;

import dev.weir.dataflow.Source;
import dev.weir.dataflow.TaskGraph;
import dev.weir.dataflow.TaskId;

/** What a coordinator tells a worker. */
public sealed interface ToWorker {
    /** The job it is about. */
    String job();

    /** Create and start the tasks of a job. */
    record DeployTasks(String job, TaskGraph graph) implements ToWorker {}

    /** A source gets the split that it asked for. */
    record AssignSplit(String job, TaskId task, Source.Split split) implements ToWorker {}

    /** There is no split for a source at present; its request stands. */
    record NoSplitNow(String job, TaskId task) implements ToWorker {}

    /** There is no split for a source and there never will be. */
    record NoMoreSplits(String job, TaskId task) implements ToWorker {}

    /** All sources of a job are to send the barrier that ends this epoch. */
    record StartEpoch(String job, long epoch) implements ToWorker {}

    /** End all tasks of a job without finishing their work. */
    record CancelTasks(String job) implements ToWorker {}

    /** All tasks of a job have ended and nobody will speak of it again. */
    record ForgetJob(String job) implements ToWorker {}
}
