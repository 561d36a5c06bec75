package dev.weir.bench;

import static dev.weir.bench.Samples.ALL_ROWS;
import static dev.weir.bench.Samples.BATCHES;
import static dev.weir.bench.Samples.ROWS;

import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.LongColumn;
import dev.weir.data.Schema;
import dev.weir.data.TimestampColumn;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.Output;
import dev.weir.expressions.AggregateFunctionDefinition.Kind;
import dev.weir.operators.WindowAggregateOperator;
import dev.weir.operators.WindowSpec;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.testkit.TestingContext;
import java.time.ZoneOffset;
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
 * A count a key and window over 100,000 random keys; a window gets about ten rows a key, a watermark follows every
 * batch, up to a second of disorder.
 */
@State(Scope.Thread)
public class WindowBench {
    private static final Schema INPUT = Schema.of("k", DataTypes.BIGINT, "at", DataTypes.timestamp(3));
    private static final Schema OUTPUT = Schema.of(
            "k",
            DataTypes.BIGINT,
            "n",
            DataTypes.BIGINT.withNullable(false),
            "window_start",
            DataTypes.timestamp(3).withNullable(false),
            "window_end",
            DataTypes.timestamp(3).withNullable(false),
            "window_time",
            DataTypes.timestamp(3).withNullable(false));

    private static final int KEYS = 100_000;
    private static final int DISORDER_MILLIS = 1_000;
    private static final int ROWS_PER_MILLI = 100;
    private static final int SIZE_MILLIS = 10_000;

    @Param("TUMBLE")
    public String window = "TUMBLE";

    private final DiscardingOutput output = new DiscardingOutput();
    private LongColumn[] keys = new LongColumn[0];
    private long[][] delays = new long[0][];
    private Operator operator = new Operator() {
        @Override
        public void process(int input, Batch batch, Output to) {}
    };
    private int next;
    private long now = 1_000_000_000_000L;

    @Setup
    public void setUp() {
        SplittableRandom random = Samples.random("window");
        keys = new LongColumn[BATCHES * 4];
        delays = new long[keys.length][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new LongColumn(INPUT.type(0), ROWS, Samples.longs(random, ROWS, KEYS), null);
            delays[i] = Samples.longs(random, ROWS, DISORDER_MILLIS);
        }
        WindowSpec spec = window.equals("TUMBLE")
                ? new WindowSpec.Tumble(SIZE_MILLIS, 0)
                : new WindowSpec.Hop(SIZE_MILLIS / 10, SIZE_MILLIS, 0);
        operator = new WindowAggregateOperator.Factory(
                        INPUT,
                        spec,
                        1,
                        ZoneOffset.UTC,
                        List.of(0),
                        List.of(AggregateCall.of(Kind.COUNT, OUTPUT.type(1))),
                        OUTPUT,
                        false)
                .create(new TestingContext());
    }

    static List<JmhBench.Line> lines() {
        return List.of(
                new JmhBench.Line(
                        "TUMBLE 10 s, 100000 keys", WindowBench.class, "count", Map.of("window", "TUMBLE"), 12e6, null),
                new JmhBench.Line(
                        "HOP 10 s by 1 s, 100000 keys",
                        WindowBench.class,
                        "count",
                        Map.of("window", "HOP"),
                        null,
                        null));
    }

    /** The times of each batch are made here, which costs half a nanosecond a row. */
    @Benchmark
    @OperationsPerInvocation(ALL_ROWS)
    public void count() {
        for (int i = 0; i < BATCHES; i++) {
            long[] delay = delays[next];
            long[] millis = new long[ROWS];
            for (int row = 0; row < ROWS; row++) {
                millis[row] = now - delay[row];
            }
            TimestampColumn times = new TimestampColumn(INPUT.type(1), ROWS, millis, null, null);
            operator.process(0, Batch.of(INPUT, ROWS, keys[next], times), output);
            operator.watermark(now - DISORDER_MILLIS - 1, output);
            next = next + 1 == keys.length ? 0 : next + 1;
            now += ROWS / ROWS_PER_MILLI;
        }
    }
}
