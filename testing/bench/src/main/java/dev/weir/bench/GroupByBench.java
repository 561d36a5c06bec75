package dev.weir.bench;

import static dev.weir.bench.Samples.ALL_ROWS;
import static dev.weir.bench.Samples.BATCHES;
import static dev.weir.bench.Samples.ROWS;

import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.LongColumn;
import dev.weir.data.Schema;
import dev.weir.dataflow.Operator;
import dev.weir.expressions.AggregateFunctionDefinition.Kind;
import dev.weir.operators.EmitMode;
import dev.weir.operators.GroupAggregateOperator;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.testkit.TestingContext;
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
import org.openjdk.jmh.infra.Blackhole;

/** {@code SELECT k, COUNT(*), SUM(v) GROUP BY k}, one BIGINT key, uniformly random; all keys are there beforehand. */
@State(Scope.Thread)
public class GroupByBench {
    private static final Schema INPUT = Schema.of("k", DataTypes.BIGINT, "v", DataTypes.BIGINT);
    private static final Schema OUTPUT =
            Schema.of("k", DataTypes.BIGINT, "n", DataTypes.BIGINT.withNullable(false), "s", DataTypes.BIGINT);

    /** Rows between two epochs of a changelog: about what comes in 20 ms. */
    private static final int EPOCH_BATCHES = 256;

    private static final double SCATTER = 0.61803398875;

    @Param("1000")
    public int keys;

    @Param("FINAL")
    public EmitMode mode = EmitMode.FINAL;

    private final DiscardingOutput output = new DiscardingOutput();
    private Batch[] ring = new Batch[0];
    private Operator operator = new Operator() {
        @Override
        public void process(int input, Batch batch, dev.weir.dataflow.Output to) {}
    };
    private LongSums sums = new LongSums(1);
    private int next;

    @Setup
    public void setUp() {
        SplittableRandom random = Samples.random("group by");
        // As many rows as keys at least, so that the whole table is in use.
        ring = new Batch[Math.max(BATCHES * 4, Math.ceilDiv(keys, ALL_ROWS) * BATCHES)];
        LongColumn values = new LongColumn(INPUT.type(1), ROWS, Samples.longs(random, ROWS, 1000), null);
        for (int i = 0; i < ring.length; i++) {
            ring[i] = batch(Samples.longs(random, ROWS, keys), values);
        }
        operator = new GroupAggregateOperator.Factory(
                        INPUT,
                        List.of(0),
                        List.of(
                                AggregateCall.of(Kind.COUNT, OUTPUT.type(1)),
                                AggregateCall.of(Kind.SUM, OUTPUT.type(2), 1)),
                        OUTPUT,
                        mode,
                        false)
                .create(new TestingContext());
        sums = new LongSums(keys);
        for (Batch all : everyKey(values)) {
            operator.process(0, all, output);
            sums.add(((LongColumn) all.column(0)).values(), values.values(), ROWS);
        }
        operator.epoch(0, output);
    }

    private static Batch batch(long[] keys, LongColumn values) {
        // Keys that are dense integers would make hash tables look better than they are.
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Double.doubleToRawLongBits(keys[i] * SCATTER);
        }
        return Batch.of(INPUT, ROWS, new LongColumn(INPUT.type(0), ROWS, keys, null), values);
    }

    private List<Batch> everyKey(LongColumn values) {
        List<Batch> all = new ArrayList<>();
        for (int from = 0; from < keys; from += ROWS) {
            long[] some = new long[ROWS];
            for (int i = 0; i < ROWS; i++) {
                some[i] = ((long) from + i) % keys;
            }
            all.add(batch(some, values));
        }
        return all;
    }

    static List<JmhBench.Line> lines() {
        List<JmhBench.Line> lines = new ArrayList<>();
        Map<Integer, Double> targets = Map.of(1_000, 60e6, 100_000, 15e6, 10_000_000, 8e6);
        for (int keys : List.of(1_000, 100_000, 10_000_000)) {
            lines.add(new JmhBench.Line(
                    keys + " keys, final result",
                    GroupByBench.class,
                    "group",
                    Map.of("keys", "" + keys, "mode", "FINAL"),
                    targets.get(keys),
                    "loop"));
        }
        for (int keys : List.of(1_000, 100_000)) {
            lines.add(new JmhBench.Line(
                    keys + " keys, changes every " + EPOCH_BATCHES * ROWS + " rows",
                    GroupByBench.class,
                    "group",
                    Map.of("keys", "" + keys, "mode", "CHANGES"),
                    null,
                    null));
        }
        return lines;
    }

    @Benchmark
    @OperationsPerInvocation(ALL_ROWS)
    public void group() {
        for (int i = 0; i < BATCHES; i++) {
            operator.process(0, ring[next], output);
            next = next + 1 == ring.length ? 0 : next + 1;
            if (mode == EmitMode.CHANGES && next % EPOCH_BATCHES == 0) {
                operator.epoch(next, output);
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(ALL_ROWS)
    public void loop(Blackhole sink) {
        for (int i = 0; i < BATCHES; i++) {
            Batch batch = ring[next];
            next = next + 1 == ring.length ? 0 : next + 1;
            sums.add(((LongColumn) batch.column(0)).values(), ((LongColumn) batch.column(1)).values(), ROWS);
        }
        sink.consume(sums);
    }
}
