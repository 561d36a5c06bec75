package dev.weir.bench;

import static dev.weir.bench.Samples.ALL_ROWS;
import static dev.weir.bench.Samples.BATCHES;
import static dev.weir.bench.Samples.ROWS;

import dev.weir.base.Position;
import dev.weir.base.SystemClock;
import dev.weir.data.Batch;
import dev.weir.data.BytesColumn;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.LongColumn;
import dev.weir.data.Schema;
import dev.weir.expressions.ColumnReference;
import dev.weir.expressions.EvaluationContext;
import dev.weir.expressions.Expression;
import dev.weir.expressions.Literal;
import dev.weir.expressions.evaluation.Calc;
import dev.weir.functions.ScalarFunction;
import dev.weir.nexmark.CountChar;
import dev.weir.sql.functions.UserFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Scalar functions of users, alone and after others have been called in the same JVM. */
@State(Scope.Thread)
public class UserFunctionBench {
    private static final DataType NOT_NULL = DataTypes.BIGINT.withNullable(false);
    private static final Schema INPUT = Schema.of("a", NOT_NULL, "b", NOT_NULL, "text", DataTypes.STRING);
    private static final int LETTERS = 60;
    private static final Position PLACE = new Position.PlanNode("bench");

    @Param("LONGS")
    public Query query = Query.LONGS;

    private Batch[] batches = new Batch[0];
    private Calc calc = calc(List.of());

    /** What is computed. */
    public enum Query {
        LONGS("f(BIGINT, BIGINT) alone"),
        LONGS_AMONG_OTHERS("f(BIGINT, BIGINT) after five other functions"),
        COUNT_CHAR("count_char(text of 60 letters, 'c') after five other functions");

        private final String text;

        Query(String text) {
            this.text = text;
        }
    }

    /** Some arithmetic. */
    public static class Distance extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        public long eval(long a, long b) {
            return Math.abs(a - b) ^ b;
        }
    }

    /** Another one. */
    public static class Sum extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        public long eval(long a, long b) {
            return a + 3 * b;
        }
    }

    /** Another one. */
    public static class Larger extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        public long eval(long a, long b) {
            return Math.max(a, b);
        }
    }

    /** Another one. */
    public static class Product extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        public long eval(long a, long b) {
            return a * b;
        }
    }

    /** Another one. */
    public static class Rest extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        public long eval(long a, long b) {
            return a % (b + 1);
        }
    }

    /** With objects. */
    public static class Boxed extends ScalarFunction {
        private static final long serialVersionUID = 1L;

        public Long eval(Long a, Long b) {
            return a - b;
        }
    }

    @Setup
    public void setUp() {
        SplittableRandom random = Samples.random("functions");
        batches = new Batch[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            ColumnBuilder texts = ColumnBuilder.create(DataTypes.STRING, ROWS);
            for (int row = 0; row < ROWS; row++) {
                StringBuilder text = new StringBuilder();
                for (int letter = 0; letter < LETTERS; letter++) {
                    text.append((char) ('a' + random.nextInt(26)));
                }
                texts.appendValue(text.toString());
            }
            batches[i] = Batch.of(
                    INPUT,
                    ROWS,
                    new LongColumn(NOT_NULL, ROWS, Samples.longs(random, ROWS, 1_000_000), null),
                    new LongColumn(NOT_NULL, ROWS, Samples.longs(random, ROWS, 1_000_000), null),
                    texts.build());
        }
        if (query != Query.LONGS) {
            callOthers();
        }
        calc = calc(List.of(
                query == Query.COUNT_CHAR
                        ? call(new CountChar(), column(2), Literal.text("c"))
                        : call(new Distance(), column(0), column(1))));
    }

    private void callOthers() {
        List<ScalarFunction> others = List.of(new Sum(), new Larger(), new Product(), new Rest(), new Boxed());
        List<Expression> calls = new ArrayList<>();
        others.forEach(other -> calls.add(call(other, column(0), column(1))));
        Calc all = calc(calls);
        for (int i = 0; i < 200; i++) {
            for (Batch batch : batches) {
                all.apply(batch);
            }
        }
    }

    private static Expression column(int index) {
        return new ColumnReference(index, INPUT.type(index));
    }

    private static Expression call(ScalarFunction function, Expression... arguments) {
        UserFunction user = new UserFunction("f", function, false, sql -> DataTypes.BIGINT);
        List<Expression> list = List.of(arguments);
        DataType type = user.resultType(list.stream().map(Expression::type).toList());
        return user.call(list, type, PLACE);
    }

    private static Calc calc(List<Expression> projections) {
        Object[] fields = new Object[projections.size() * 2];
        for (int i = 0; i < projections.size(); i++) {
            fields[2 * i] = "c" + i;
            fields[2 * i + 1] = projections.get(i).type();
        }
        EvaluationContext context =
                EvaluationContext.builder(SystemClock.INSTANCE).build();
        return new Calc(null, projections, INPUT, Schema.of(fields), context);
    }

    static List<JmhBench.Line> lines() {
        return Stream.of(Query.values())
                .map(query -> new JmhBench.Line(
                        query.text,
                        UserFunctionBench.class,
                        "evaluate",
                        Map.of("query", query.name()),
                        null,
                        query == Query.COUNT_CHAR ? "countCharLoop" : "longsLoop"))
                .toList();
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
    public void longsLoop(Blackhole sink) {
        Distance function = new Distance();
        for (Batch batch : batches) {
            long[] a = ((LongColumn) batch.column(0)).values();
            long[] b = ((LongColumn) batch.column(1)).values();
            long[] results = new long[ROWS];
            for (int row = 0; row < ROWS; row++) {
                results[row] = function.eval(a[row], b[row]);
            }
            sink.consume(results);
        }
    }

    @Benchmark
    @OperationsPerInvocation(ALL_ROWS)
    public void countCharLoop(Blackhole sink) {
        CountChar function = new CountChar();
        for (Batch batch : batches) {
            BytesColumn texts = (BytesColumn) batch.column(2);
            long[] results = new long[ROWS];
            for (int row = 0; row < ROWS; row++) {
                results[row] = function.eval(texts.stringAt(row), "c");
            }
            sink.consume(results);
        }
    }
}
