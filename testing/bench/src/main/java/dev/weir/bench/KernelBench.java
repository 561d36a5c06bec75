package dev.weir.bench;

import static dev.weir.bench.Samples.ALL_ROWS;
import static dev.weir.bench.Samples.BATCHES;
import static dev.weir.bench.Samples.ROWS;

import dev.weir.base.SystemClock;
import dev.weir.data.Batch;
import dev.weir.data.DataTypes;
import dev.weir.data.DecimalColumn;
import dev.weir.data.LongColumn;
import dev.weir.data.Schema;
import dev.weir.data.TimestampColumn;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Literal;
import dev.weir.expressions.evaluation.Calc;
import dev.weir.expressions.functions.FunctionLibrary;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Filters and projections over BIGINT, DECIMAL(10, 2) and TIMESTAMP(3) columns in memory; about 40 % of the rows pass.
 */
@State(Scope.Thread)
public class KernelBench {
    private static final Schema INPUT = Schema.of(
            "id",
            DataTypes.BIGINT,
            "amount",
            DataTypes.BIGINT,
            "price",
            DataTypes.decimal(10, 2),
            "at",
            DataTypes.timestamp(3));

    private static final long FIRST_MILLIS = 1_000_000_000_000L;
    private static final int SPAN_MILLIS = 86_400_000;
    private static final long LAST_KEPT_MILLIS = FIRST_MILLIS + SPAN_MILLIS * 8L / 10;
    private static final int MAX_CENTS = 10_000;
    private static final int MAX_AMOUNT = 1_000;
    private static final long MAX_ID = 1L << 48;

    private static final Expression CHEAP = call("<", column(1), new Literal((long) MAX_AMOUNT / 2, DataTypes.BIGINT));
    private static final Expression EARLY = call("<", column(3), time(LAST_KEPT_MILLIS));

    @Param("FILTER_LONG")
    public Query query = Query.FILTER_LONG;

    private Batch[] batches = new Batch[0];
    private Calc calc = calc(null, List.of());

    /** What is computed. */
    public enum Query {
        FILTER_LONG("amount < 500"),
        FILTER("amount < 500 AND at < TIMESTAMP '...'"),
        PROJECT_LONG("amount + id * 3"),
        PROJECT_DECIMAL("price * 0.908"),
        PROJECT_TIMESTAMP("at + INTERVAL '1' HOUR"),
        FILTER_AND_PROJECT("both conditions, id and the three expressions");

        private final String text;

        Query(String text) {
            this.text = text;
        }
    }

    @Setup
    public void setUp() {
        SplittableRandom random = Samples.random("kernels");
        batches = new Batch[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            long[] millis = Samples.longs(random, ROWS, SPAN_MILLIS);
            for (int row = 0; row < ROWS; row++) {
                millis[row] += FIRST_MILLIS;
            }
            batches[i] = Batch.of(
                    INPUT,
                    ROWS,
                    new LongColumn(INPUT.type(0), ROWS, Samples.longs(random, ROWS, MAX_ID), null),
                    new LongColumn(INPUT.type(1), ROWS, Samples.longs(random, ROWS, MAX_AMOUNT), null),
                    new DecimalColumn(INPUT.type(2), ROWS, Samples.longs(random, ROWS, MAX_CENTS), null, null),
                    new TimestampColumn(INPUT.type(3), ROWS, millis, null, null));
        }
        calc = switch (query) {
            case FILTER_LONG -> calc(CHEAP, List.of(column(0)));
            case FILTER -> calc(call("AND", CHEAP, EARLY), List.of(column(0), column(1), column(2), column(3)));
            case PROJECT_LONG -> calc(null, List.of(sum()));
            case PROJECT_DECIMAL -> calc(null, List.of(price()));
            case PROJECT_TIMESTAMP -> calc(null, List.of(later()));
            case FILTER_AND_PROJECT -> calc(call("AND", CHEAP, EARLY), List.of(column(0), sum(), price(), later()));
        };
    }

    static List<JmhBench.Line> lines() {
        return Stream.of(Query.values())
                .map(query -> new JmhBench.Line(
                        query.text,
                        KernelBench.class,
                        "evaluate",
                        Map.of("query", query.name()),
                        query == Query.FILTER_AND_PROJECT ? Double.valueOf(150e6) : null,
                        switch (query) {
                            case FILTER_LONG -> "filterLoop";
                            case FILTER_AND_PROJECT -> "filterAndProjectLoop";
                            default -> null;
                        }))
                .toList();
    }

    private static Expression sum() {
        return call("+", column(1), call("*", column(0), new Literal(3L, DataTypes.BIGINT)));
    }

    private static Expression price() {
        return call("*", column(2), new Literal(new BigDecimal("0.908"), DataTypes.decimal(3, 3)));
    }

    private static Expression later() {
        return call("+", column(3), new Literal(Duration.ofHours(1), DataTypes.DAY_TIME_INTERVAL));
    }

    private static Literal time(long millis) {
        return new Literal(LocalDateTime.ofEpochSecond(millis / 1000, 0, ZoneOffset.UTC), DataTypes.timestamp(3));
    }

    private static Expression column(int index) {
        return new ColumnReference(index, INPUT.type(index));
    }

    private static Expression call(String function, Expression... arguments) {
        return FunctionLibrary.standard().call(function, arguments);
    }

    private static Calc calc(@Nullable Expression condition, List<Expression> projections) {
        Object[] fields = new Object[projections.size() * 2];
        for (int i = 0; i < projections.size(); i++) {
            fields[2 * i] = "c" + i;
            fields[2 * i + 1] = projections.get(i).type();
        }
        EvaluationContext context =
                EvaluationContext.builder(SystemClock.INSTANCE).build();
        return new Calc(condition, projections, INPUT, Schema.of(fields), context);
    }

    @Benchmark
    @OperationsPerInvocation(ALL_ROWS)
    public void evaluate(Blackhole sink) {
        for (Batch batch : batches) {
            sink.consume(calc.apply(batch));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ALL_ROWS)
    public void filterLoop(Blackhole sink) {
        for (Batch batch : batches) {
            long[] amounts = ((LongColumn) batch.column(1)).values();
            int[] selection = new int[ROWS];
            int kept = 0;
            for (int row = 0; row < ROWS; row++) {
                selection[kept] = row;
                kept += amounts[row] < MAX_AMOUNT / 2 ? 1 : 0;
            }
            sink.consume(selection);
        }
    }

    /** Fused: one pass, results written densely. */
    @Benchmark
    @OperationsPerInvocation(ALL_ROWS)
    public void filterAndProjectLoop(Blackhole sink) {
        for (Batch batch : batches) {
            long[] ids = ((LongColumn) batch.column(0)).values();
            long[] amounts = ((LongColumn) batch.column(1)).values();
            long[] prices = ((DecimalColumn) batch.column(2)).low();
            long[] millis = ((TimestampColumn) batch.column(3)).millis();
            long[] keptIds = new long[ROWS];
            long[] sums = new long[ROWS];
            long[] converted = new long[ROWS];
            long[] later = new long[ROWS];
            int kept = 0;
            for (int row = 0; row < ROWS; row++) {
                if (amounts[row] < MAX_AMOUNT / 2 && millis[row] < LAST_KEPT_MILLIS) {
                    keptIds[kept] = ids[row];
                    sums[kept] = amounts[row] + ids[row] * 3;
                    converted[kept] = prices[row] * 908;
                    later[kept] = millis[row] + 3_600_000;
                    kept++;
                }
            }
            sink.consume(keptIds);
            sink.consume(sums);
            sink.consume(converted);
            sink.consume(later);
        }
    }
}
