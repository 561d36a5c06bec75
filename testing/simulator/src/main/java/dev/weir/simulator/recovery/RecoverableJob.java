package dev.weir.simulator.recovery;

import dev.weir.base.Configuration;
import dev.weir.dataflow.JobGraph;

/** A job that writes to a {@link Ledger} and can be judged by that alone; found by {@link java.util.ServiceLoader}. */
public interface RecoverableJob {
    /** What it is called on the command line. */
    String name();

    /** An instance of the job, with input that follows from the seed. */
    Trial trial(long seed, Ledger ledger);

    /** One job that lives several times. */
    interface Trial {
        /** The only region of a job. */
        String WHOLE = "";

        /** The job for one of its lives. */
        JobGraph graph(int parallelism, Configuration options);

        /** Whether it may be drained: whether {@link #check} looks at what was read. */
        default boolean isDrainable() {
            return true;
        }

        /**
         * A name for the part of the job that restarts when an instance fails: no other part does then. Nodes of
         * {@link LedgerSink}s are named like these.
         *
         * @return the same for all where the job restarts as a whole
         */
        default String regionOf(String node, int subtask) {
            return WHOLE;
        }

        /** Looks at the ledger when the job has finished; throws an {@link AssertionError} when it is wrong. */
        void check(ReadInput input);
    }
}
