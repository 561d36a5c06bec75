package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobGraph;
import dev.weir.simulator.Simulation;
import dev.weir.simulator.recovery.RecoveringExecutor;
import dev.weir.stream.operators.CollectOperator;
import dev.weir.stream.operators.ResultQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Runs small programs under many seeds and at several parallelisms, and kills them. {@code ./build streams} gives more
 * seeds and kills than a build has time for.
 */
final class Jobs {
    static final int SEEDS = Integer.getInteger("weir.seeds", 12);
    private static final int KILLED_SEEDS = Integer.getInteger("weir.kills", 6);
    static final int[] PARALLELISMS = {1, 2, 4};

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

    /** The results that a program has committed after it was killed several times. */
    @SuppressWarnings("unchecked")
    static <T> List<T> runKilled(
            int parallelism, long seed, Function<StreamExecutionEnvironment, DataStream<T>> program) {
        List<T> results = new ArrayList<>();
        JobExecutor executor = new RecoveringExecutor(
                seed,
                (node, input) ->
                        node instanceof JobGraph.OperatorNode n && n.operator() instanceof CollectOperator.Factory
                                ? rows -> rows.forEach(row -> results.add((T) row.getField(0)))
                                : null);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.on(executor).setParallelism(parallelism);
        program.apply(environment).collectTo(Integer.MAX_VALUE);
        environment.execute("killed");
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
        checkKilled(KILLED_SEEDS, program, expected);
    }

    /** The same, also when it is killed and comes back. */
    static <T> void checkKilled(
            int seeds, Function<StreamExecutionEnvironment, DataStream<T>> program, List<T> expected) {
        for (long seed = 0; seed < seeds; seed++) {
            assertThat(runKilled(4, seed, program))
                    .as("killed, seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
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
