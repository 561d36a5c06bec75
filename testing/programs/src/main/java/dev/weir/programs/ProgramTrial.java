package dev.weir.programs;

import dev.weir.base.Configuration;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobGraph;
import dev.weir.simulator.recovery.RecoverableJob;
import dev.weir.stream.StreamExecutionEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lives of a program: it is planned anew for each, and may be another one. One thread. */
abstract class ProgramTrial implements RecoverableJob.Trial {
    private final long seed;
    private int lives;

    ProgramTrial(long seed) {
        this.seed = seed;
    }

    /**
     * Writes the program.
     *
     * @param life its number, from 0
     */
    abstract void write(StreamExecutionEnvironment environment, int life);

    @Override
    public final JobGraph graph(int parallelism, Configuration options) {
        Planned planned = new Planned();
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.on(planned)
                .setParallelism(parallelism)
                .configure(options);
        write(environment, lives++);
        environment.executeAsync("program");
        JobGraph graph = Objects.requireNonNull(planned.graph);
        return new JobGraph(
                graph.name(),
                graph.nodes(),
                graph.edges(),
                graph.epochs(),
                graph.maxParallelism(),
                seed,
                graph.options());
    }

    /** Sources of programs do not say what they have read, so a drained one cannot be judged. */
    @Override
    public final boolean isDrainable() {
        return false;
    }

    /** Keeps the graph that is submitted, and runs nothing. */
    private static final class Planned implements JobExecutor {
        private @Nullable JobGraph graph;

        @Override
        public RunningJob submit(JobGraph submitted) {
            graph = submitted;
            return new NotRunning();
        }
    }

    private record NotRunning() implements JobExecutor.RunningJob {
        @Override
        public String id() {
            return "planned";
        }

        @Override
        public void cancel() {}

        @Override
        public CompletableFuture<JobExecutor.Outcome> completion() {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<String> savepoint(JobExecutor.SavepointMode mode) {
            return CompletableFuture.failedFuture(new IllegalStateException("the job was only planned"));
        }

        @Override
        public List<String> history() {
            return List.of();
        }

        @Override
        public Map<String, Long> metrics() {
            return Map.of();
        }
    }
}
