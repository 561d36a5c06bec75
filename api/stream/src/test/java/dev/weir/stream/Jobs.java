package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.dataflow.JobExecutor;
import dev.weir.simulator.Simulation;
import dev.weir.stream.operators.ResultQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Runs small programs under many seeds and at several parallelisms. */
final class Jobs {
    private static final int SEEDS = 12;
    private static final int[] PARALLELISMS = {1, 2, 4};

    private Jobs() {}

    /** The results of a program in one run. */
    static <T> List<T> run(int parallelism, long seed, Function<StreamExecutionEnvironment, DataStream<T>> program) {
        return run(Simulation.executor(seed), parallelism, program);
    }

    static <T> List<T> run(
            JobExecutor executor, int parallelism, Function<StreamExecutionEnvironment, DataStream<T>> program) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.on(executor).setParallelism(parallelism);
        ResultQueue queue = program.apply(environment).collectTo(Integer.MAX_VALUE);
        environment.execute("test");
        queue.end(null);
        List<T> results = new ArrayList<>();
        try {
            for (Batch batch = queue.take(); batch != null; batch = queue.take()) {
                results.addAll(ResultQueue.records(batch));
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return results;
    }

    /** Holds that a program has the same results, in whatever order, in every run. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> void check(Function<StreamExecutionEnvironment, DataStream<T>> program, T... expected) {
        check(program, Arrays.asList(expected));
    }

    static <T> void check(Function<StreamExecutionEnvironment, DataStream<T>> program, List<T> expected) {
        check(SEEDS, program, expected);
    }

    static <T> void check(int seeds, Function<StreamExecutionEnvironment, DataStream<T>> program, List<T> expected) {
        for (int parallelism : PARALLELISMS) {
            for (long seed = 0; seed < seeds; seed++) {
                assertThat(run(parallelism, seed, program))
                        .as("parallelism %d, seed %d", parallelism, seed)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }
}
