package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobGraph;
import dev.weir.simulator.Simulation;
import dev.weir.stream.functions.AsyncFunction;
import dev.weir.stream.functions.AsyncRetryStrategies;
import dev.weir.stream.functions.ResultFuture;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AsyncSimulationTest {
    private static final int SEEDS = 100;

    /** Answers even numbers at once, fails for those that 3 divides the first time, never answers 7. */
    private static final class Uneven implements AsyncFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private final HashSet<Long> tried = new HashSet<>();

        @Override
        public void asyncInvoke(Long input, ResultFuture<Long> resultFuture) {
            if (input % 3 == 0 && tried.add(input)) {
                resultFuture.completeExceptionally(new IllegalStateException("not yet"));
            } else if (input != 7) {
                resultFuture.complete(List.of(input * input));
            }
        }

        @Override
        public void timeout(Long input, ResultFuture<Long> resultFuture) {
            resultFuture.complete(List.of(-input));
        }
    }

    private static DataStream<Long> program(StreamExecutionEnvironment environment, boolean ordered) {
        DataStream<Long> numbers =
                environment.fromData(LongStream.rangeClosed(1, 20).boxed().toList());
        var retry = new AsyncRetryStrategies.FixedDelayRetryStrategyBuilder<Long>(3, 5)
                .ifException(failure -> failure instanceof IllegalStateException)
                .build();
        return ordered
                ? AsyncDataStream.orderedWaitWithRetry(numbers, new Uneven(), 1, TimeUnit.HOURS, 3, retry)
                : AsyncDataStream.unorderedWaitWithRetry(numbers, new Uneven(), 1, TimeUnit.HOURS, 3, retry);
    }

    @Test
    void resultsAreEqualUnderEverySeed() {
        List<Long> expected = LongStream.rangeClosed(1, 20)
                .map(value -> value == 7 ? -7 : value * value)
                .boxed()
                .toList();
        Jobs.check(SEEDS, environment -> program(environment, true), expected);
        Jobs.check(SEEDS, environment -> program(environment, false), expected);
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(Jobs.run(1, seed, environment -> program(environment, true)))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void sameSeedSameTrace() {
        for (int parallelism : new int[] {1, 2, 4}) {
            for (long seed = 0; seed < SEEDS; seed++) {
                assertThat(trace(parallelism, seed))
                        .as("parallelism %d, seed %d", parallelism, seed)
                        .isEqualTo(trace(parallelism, seed));
            }
        }
    }

    /** The same job with a seed that is not fresh: operators draw from it. */
    private static JobGraph seeded(JobGraph graph, long seed) {
        return new JobGraph(
                graph.name(),
                graph.nodes(),
                graph.edges(),
                graph.epochs(),
                graph.maxParallelism(),
                seed,
                graph.options());
    }

    private static long trace(int parallelism, long seed) {
        Simulation simulation = new Simulation(seed);
        JobExecutor executor = graph -> {
            JobExecutor.RunningJob job = simulation.submit(seeded(graph, seed));
            simulation.run();
            return job;
        };
        Jobs.run(executor, parallelism, environment -> program(environment, false));
        return simulation.trace();
    }
}
