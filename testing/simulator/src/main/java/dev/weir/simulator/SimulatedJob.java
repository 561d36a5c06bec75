package dev.weir.simulator;

import dev.weir.dataflow.JobGraph;

/** A job with a way to judge its results, run under many seeds; found by {@link java.util.ServiceLoader}. */
public interface SimulatedJob {
    /** What it is called on the command line. */
    String name();

    /** A fresh instance of the job, with input that follows from the seed. */
    Trial trial(long seed, int parallelism);

    /** One run of a job. */
    interface Trial {
        JobGraph graph();

        /** Looks at the results when the job has finished; throws an {@link AssertionError} when they are wrong. */
        void check();
    }
}
