package dev.weir.dataflow;

import dev.weir.dataflow.checkpoint.RestorePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;

/**
 * Where jobs run: one process, a simulation, a cluster. APIs find it by {@link ServiceLoader}, so that a job is the
 * same program in all of them.
 */
public interface JobExecutor {
    /** Starts a job. Fails at once when the graph cannot run here. */
    RunningJob submit(JobGraph graph);

    /**
     * What would become of the state in the checkpoint that the job's options name, if the job were submitted. Starts
     * and changes nothing. Reads files, and blocks.
     */
    default RestorePlan planRestore(JobGraph graph) {
        throw new UnsupportedOperationException("this executor looks at no checkpoints");
    }

    /** The executor of the enclosing {@link #callWith}, or else that on the class path. */
    static JobExecutor load() {
        if (ScopedExecutor.CURRENT.isBound()) {
            return ScopedExecutor.CURRENT.get();
        }
        Optional<JobExecutor> found = ServiceLoader.load(JobExecutor.class).findFirst();
        return found.orElseThrow(() -> new IllegalStateException(
                "no JobExecutor on the class path: add dev.weir:weir-local to the dependencies"));
    }

    /**
     * Calls code for which {@link #load} gives the given executor, as tests that run whole programs in a simulation do.
     */
    static <T, X extends Throwable> T callWith(JobExecutor executor, ScopedValue.CallableOp<T, X> code) throws X {
        return ScopedValue.where(ScopedExecutor.CURRENT, executor).call(code);
    }

    /** A job that was started. Safe from any thread. */
    interface RunningJob {
        /** Identifies the job for people. */
        String id();

        /** Asks the job to stop; {@link #completion} then ends with {@link Outcome#CANCELLED}. */
        void cancel();

        /** Completes when every task has ended; exceptionally, with the cause, when the job failed. */
        CompletableFuture<Outcome> completion();

        /**
         * Asks for a checkpoint that is kept until somebody removes it.
         *
         * @param mode what is to become of the job
         * @return completes with where it is; exceptionally when the job has no checkpoints, or ends before it is made
         */
        CompletableFuture<String> savepoint(SavepointMode mode);

        /** What has happened to the job so far that its user may want to know: restarts, failed checkpoints. */
        List<String> history();

        /** The metrics of all its tasks by name, such as {@code <node>.rows-in}, {@code <node>.watermark}. */
        Map<String, Long> metrics();
    }

    /** What becomes of a job of which somebody wants a savepoint. */
    enum SavepointMode {
        /** It goes on. */
        CONTINUE,
        /** It ends with the savepoint, {@link Outcome#CANCELLED}: nothing after it is committed. */
        STOP,
        /**
         * Its sources end where they are, as if there were nothing more to be read: windows and timers fire, and it
         * ends {@link Outcome#FINISHED}. Failures on the way do not change that. The savepoint is its last checkpoint,
         * complete when all output is committed. A job restored from it has nothing to do.
         */
        DRAIN
    }

    /** How a job ended that did not fail. */
    enum Outcome {
        FINISHED,
        CANCELLED
    }
}
