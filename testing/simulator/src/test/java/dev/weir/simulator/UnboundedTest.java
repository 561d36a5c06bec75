package dev.weir.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.base.Configuration;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobExecutor.Outcome;
import dev.weir.dataflow.JobExecutor.RunningJob;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.Partitioning;
import dev.weir.simulator.jobs.BoundedDisorder;
import dev.weir.simulator.jobs.CountWindows;
import dev.weir.testkit.CollectingSink;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs without end show what is complete, whatever the instances do that have nothing to read. */
class UnboundedTest {
    private static final int SPLITS = 6;
    private static final Schema ROWS = Schema.of("k", DataTypes.BIGINT, "time", DataTypes.BIGINT);
    private static final Schema COUNTS =
            Schema.of("k", DataTypes.BIGINT, "window", DataTypes.BIGINT, "count", DataTypes.BIGINT);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void instancesWithoutSplitsHoldNobodyBack(int parallelism) {
        for (long seed = 0; seed < 20; seed++) {
            CollectingSink sink = new CollectingSink();
            Simulation simulation = new Simulation(seed);
            RunningJob job = simulation.submit(graph(parallelism, seed, sink));
            Map<Row, Integer> expected = Map.of(
                    Row.of(0L, 0L, 20L), 1,
                    Row.of(0L, 20L, 20L), 1,
                    Row.of(0L, 40L, 20L), 1);
            for (int turn = 0; turn < 200_000 && sink.rows().size() < expected.size(); turn++) {
                assertThat(simulation.turn()).isTrue();
            }
            assertThat(sink.net()).as("seed %s", seed).isEqualTo(expected);
            job.cancel();
            simulation.run();
            assertThat(job.completion().join()).isEqualTo(Outcome.CANCELLED);
        }
    }

    private static JobGraph graph(int parallelism, long seed, CollectingSink sink) {
        JobGraph.Builder builder = new JobGraph.Builder();
        int source = builder.source(
                "watched", parallelism, new WatchedSource(ROWS, SPLITS), () -> new BoundedDisorder(1, -1));
        int windows = builder.operator("windows", parallelism, 1, new CountWindows(COUNTS, 20), COUNTS);
        int out = builder.sink("out", 1, sink);
        builder.connect(source, windows, 0, new Partitioning.Hash(0));
        builder.connect(windows, out, 0, new Partitioning.Global());
        return builder.build(
                "unbounded", JobGraph.Epochs.DEFAULT, KeyGroups.DEFAULT_MAX_PARALLELISM, seed, Configuration.EMPTY);
    }
}
