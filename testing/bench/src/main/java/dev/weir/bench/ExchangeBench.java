package dev.weir.bench;

import static dev.weir.bench.Samples.ROWS;

import dev.weir.base.Configuration;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.LongColumn;
import dev.weir.data.Schema;
import dev.weir.dataflow.JobExecutor;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Partitioning;
import dev.weir.dataflow.Sink;
import dev.weir.testkit.ListSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What it costs to run tasks and to bring rows from one to another, with nothing done to them: whole jobs from
 * ready-made batches of two BIGINT columns to a sink that ignores them, with epochs.
 */
@State(Scope.Thread)
public class ExchangeBench {
    private static final Schema SCHEMA = Schema.of("k", DataTypes.BIGINT, "v", DataTypes.BIGINT);
    private static final int TOTAL_BATCHES = 20_000;
    private static final int TOTAL_ROWS = TOTAL_BATCHES * ROWS;
    private static final int DIFFERENT_BATCHES = 64;

    /** A sink that ignores what it is given. */
    private record Ignore() implements Sink {
        @Override
        public String describe() {
            return "Ignore";
        }

        @Override
        public Writer writer(OperatorContext context) {
            return batch -> {};
        }
    }

    @Param("forward")
    public String partitioning = "forward";

    @Param("1")
    public int parallelism = 1;

    private JobGraph job = new JobGraph.Builder().build("none", JobGraph.Epochs.NONE, 1, 1, Configuration.EMPTY);

    static List<JmhBench.Line> lines() {
        return List.of(
                line("within a task", "forward", 1),
                line("through a channel", "rebalance", 1),
                line("by hash to 2 tasks", "hash", 2),
                line("by hash to 8 tasks", "hash", 8));
    }

    private static JmhBench.Line line(String what, String partitioning, int parallelism) {
        Map<String, String> parameters =
                Map.of("partitioning", partitioning, "parallelism", Integer.toString(parallelism));
        return new JmhBench.Line(what, ExchangeBench.class, "run", parameters, null, null);
    }

    @Setup
    public void setUp() {
        SplittableRandom random = Samples.random("exchange");
        List<Batch> different = new ArrayList<>();
        for (int i = 0; i < DIFFERENT_BATCHES; i++) {
            LongColumn keys = new LongColumn(SCHEMA.type(0), ROWS, Samples.longs(random, ROWS, 100_000), null);
            different.add(Batch.of(SCHEMA, ROWS, keys, keys));
        }
        List<List<Batch>> splits = new ArrayList<>();
        for (int split = 0; split < parallelism; split++) {
            List<Batch> batches = new ArrayList<>();
            for (int i = 0; i < TOTAL_BATCHES / parallelism; i++) {
                batches.add(different.get(i % DIFFERENT_BATCHES));
            }
            splits.add(batches);
        }
        JobGraph.Builder builder = new JobGraph.Builder();
        int source = builder.source("source", parallelism, ListSource.of(SCHEMA, splits), null);
        int sink = builder.sink("sink", parallelism, new Ignore());
        builder.connect(source, sink, 0, partitioning());
        job = builder.build(
                "exchange", JobGraph.Epochs.DEFAULT, KeyGroups.DEFAULT_MAX_PARALLELISM, 1, Configuration.EMPTY);
    }

    private Partitioning partitioning() {
        return switch (partitioning) {
            case "hash" -> new Partitioning.Hash(0);
            case "rebalance" -> new Partitioning.Rebalance();
            default -> new Partitioning.Forward();
        };
    }

    @Benchmark
    @OperationsPerInvocation(TOTAL_ROWS)
    public void run() {
        JobExecutor.load().submit(job).completion().join();
    }
}
