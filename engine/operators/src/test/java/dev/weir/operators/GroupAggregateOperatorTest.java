package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.Schema;
import dev.weir.expressions.AggregateFunctionDefinition.Kind;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.testkit.OperatorHarness;
import dev.weir.testkit.ZSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GroupAggregateOperatorTest {
    private static final DataType COUNT = DataTypes.BIGINT.withNullable(false);
    private static final Schema INPUT = Schema.of(
            "k", DataTypes.STRING,
            "n", DataTypes.BIGINT,
            "d", DataTypes.decimal(30, 2),
            "s", DataTypes.STRING,
            "f", DataTypes.BOOLEAN);

    private static AggregateCall call(Kind kind, DataType type, Integer... arguments) {
        return AggregateCall.of(kind, type, arguments);
    }

    private static final List<AggregateCall> CALLS = List.of(
            call(Kind.COUNT, COUNT),
            call(Kind.COUNT, COUNT, 1),
            call(Kind.SUM, DataTypes.BIGINT, 1),
            call(Kind.SUM0, COUNT, 1),
            call(Kind.AVG, DataTypes.BIGINT, 1),
            call(Kind.SUM, DataTypes.decimal(38, 2), 2),
            call(Kind.AVG, DataTypes.decimal(38, 6), 2),
            call(Kind.MIN, DataTypes.BIGINT, 1),
            call(Kind.MAX, DataTypes.BIGINT, 1),
            call(Kind.MIN, DataTypes.STRING, 3),
            call(Kind.MAX, DataTypes.STRING, 3),
            call(Kind.MAX, DataTypes.decimal(30, 2), 2),
            new AggregateCall(Kind.COUNT, List.of(1), true, AggregateCall.NO_FILTER, COUNT),
            new AggregateCall(Kind.COUNT, List.of(1, 3), true, AggregateCall.NO_FILTER, COUNT),
            new AggregateCall(Kind.SUM, List.of(1), true, AggregateCall.NO_FILTER, DataTypes.BIGINT),
            new AggregateCall(Kind.SUM, List.of(1), false, 4, DataTypes.BIGINT),
            new AggregateCall(Kind.COUNT, List.of(), false, 4, COUNT),
            new AggregateCall(Kind.COUNT, List.of(1), true, 4, COUNT),
            new AggregateCall(Kind.SUM, List.of(1), true, 4, DataTypes.BIGINT),
            new AggregateCall(Kind.COUNT, List.of(3), true, 4, COUNT));

    private static Schema output(List<Integer> keys) {
        List<Object> parts = new ArrayList<>();
        for (int key : keys) {
            parts.add(INPUT.name(key));
            parts.add(INPUT.type(key));
        }
        for (int i = 0; i < CALLS.size(); i++) {
            parts.add("a" + i);
            parts.add(CALLS.get(i).type());
        }
        return Schema.of(parts.toArray());
    }

    private static GroupAggregateOperator.Factory factory(List<Integer> keys, EmitMode mode, boolean retracting) {
        return new GroupAggregateOperator.Factory(INPUT, keys, CALLS, output(keys), mode, retracting);
    }

    /** The slow twin: keeps all rows, and computes every aggregate from them. */
    private static ZSet model(List<Integer> keys, Map<Row, Integer> rows) {
        Map<List<Object>, List<Row>> groups = new LinkedHashMap<>();
        rows.forEach((row, times) -> {
            List<Object> key = new ArrayList<>();
            keys.forEach(column -> key.add(row.getField(column)));
            for (int i = 0; i < times; i++) {
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
            }
        });
        ZSet result = new ZSet();
        groups.forEach((key, members) -> {
            List<Object> values = new ArrayList<>(key);
            values.addAll(aggregates(members));
            result.add(Row.of(values.toArray()), 1);
        });
        return result;
    }

    private static List<Object> aggregates(List<Row> rows) {
        List<Long> numbers = values(rows, row -> (Long) row.getField(1));
        List<BigDecimal> decimals = values(rows, row -> (BigDecimal) row.getField(2));
        List<String> texts = values(rows, row -> (String) row.getField(3));
        List<Row> filtered = rows.stream()
                .filter(row -> Boolean.TRUE.equals(row.getField(4)))
                .toList();
        List<Long> filteredNumbers = values(filtered, row -> (Long) row.getField(1));
        BigDecimal sum = decimals.stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        boolean none = numbers.isEmpty();
        List<Object> results = new ArrayList<>();
        results.add((long) rows.size());
        results.add((long) numbers.size());
        results.add(none ? null : sum(numbers));
        results.add(sum(numbers));
        results.add(none ? null : sum(numbers) / numbers.size());
        results.add(decimals.isEmpty() ? null : sum);
        results.add(
                decimals.isEmpty() ? null : sum.divide(BigDecimal.valueOf(decimals.size()), 6, RoundingMode.HALF_UP));
        results.add(numbers.stream().min(Comparator.naturalOrder()).orElse(null));
        results.add(numbers.stream().max(Comparator.naturalOrder()).orElse(null));
        results.add(texts.stream().min(Comparator.naturalOrder()).orElse(null));
        results.add(texts.stream().max(Comparator.naturalOrder()).orElse(null));
        results.add(decimals.stream().max(Comparator.naturalOrder()).orElse(null));
        results.add(numbers.stream().distinct().count());
        results.add(rows.stream()
                .filter(row -> row.getField(1) != null && row.getField(3) != null)
                .map(row -> List.of(row.getField(1), row.getField(3)))
                .distinct()
                .count());
        results.add(none ? null : sum(numbers.stream().distinct().toList()));
        results.add(filteredNumbers.isEmpty() ? null : sum(filteredNumbers));
        results.add((long) filtered.size());
        results.add(filteredNumbers.stream().distinct().count());
        results.add(
                filteredNumbers.isEmpty()
                        ? null
                        : sum(filteredNumbers.stream().distinct().toList()));
        results.add(values(filtered, row -> (String) row.getField(3)).stream()
                .distinct()
                .count());
        return results;
    }

    private static <T> List<T> values(List<Row> rows, Function<Row, T> value) {
        return rows.stream().map(value).filter(Objects::nonNull).toList();
    }

    private static long sum(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).sum();
    }

    private static Row randomRow(SplittableRandom random) {
        int k = random.nextInt(6);
        int s = random.nextInt(8);
        return Row.of(
                k == 0 ? null : "key" + k,
                random.nextInt(5) == 0 ? null : (long) random.nextInt(-4, 5),
                random.nextInt(5) == 0
                        ? null
                        : new BigDecimal("9".repeat(random.nextInt(1, 28)))
                                .negate()
                                .setScale(2),
                s == 0 ? null : "a rather long text " + "x".repeat(s),
                random.nextInt(3) == 0 ? null : random.nextBoolean());
    }

    @Property(tries = 60)
    void changesAreTheDifferencesOfTheModel(@ForAll long seed, @ForAll boolean global, @ForAll boolean retracting) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> keys = global ? List.of() : List.of(0);
        OperatorHarness harness = new OperatorHarness(factory(keys, EmitMode.CHANGES, retracting), INPUT)
                .keyedBy(0, Indexes.array(keys))
                .netOnly();
        Map<Row, Integer> present = new LinkedHashMap<>();
        List<ZSet> expected = new ArrayList<>();
        ZSet before = new ZSet();
        for (int epoch = 0; epoch < 4; epoch++) {
            List<Row> rows = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                List<Row> candidates = List.copyOf(present.keySet());
                if (retracting && !candidates.isEmpty() && random.nextInt(2) == 0) {
                    Row gone = candidates.get(random.nextInt(candidates.size()));
                    present.compute(gone, (row, times) -> times == 1 ? null : times - 1);
                    rows.add(gone.withKind(RowKind.DELETE));
                } else {
                    Row row = randomRow(random);
                    present.merge(row, 1, Integer::sum);
                    rows.add(row);
                }
            }
            harness.rows(0, rows).epoch();
            ZSet after = model(keys, present);
            expected.add(after.minus(before));
            before = after;
        }
        expected.add(new ZSet());
        assertThat(harness.run(seed).epochs()).isEqualTo(expected);
    }

    @Property(tries = 30)
    void finalResultsAreThoseOfTheModel(@ForAll long seed, @ForAll boolean global) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> keys = global ? List.of() : List.of(0, 4);
        List<Row> rows = new ArrayList<>();
        Map<Row, Integer> present = new LinkedHashMap<>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            Row row = randomRow(random);
            rows.add(row);
            present.merge(row, 1, Integer::sum);
        }
        OperatorHarness.Result result = new OperatorHarness(factory(keys, EmitMode.FINAL, false), INPUT)
                .keyedBy(0, Indexes.array(keys))
                .rows(0, rows)
                .run(seed);
        assertThat(result.total()).isEqualTo(model(keys, present));
    }

    @Test
    void oneGroupOfNoRowsHasARowInBatchOnly() {
        OperatorHarness.Result batch = new OperatorHarness(factory(List.of(), EmitMode.FINAL, false), INPUT)
                .keyedBy(0)
                .run(1);
        assertThat(batch.total().weights().keySet())
                .singleElement()
                .satisfies(row -> assertThat(row.values().subList(0, 4)).containsExactly(0L, 0L, null, 0L));
        assertThat(new OperatorHarness(factory(List.of(), EmitMode.CHANGES, false), INPUT)
                        .run(1)
                        .total())
                .isEqualTo(new ZSet());
        assertThat(new OperatorHarness(factory(List.of(0), EmitMode.FINAL, false), INPUT)
                        .run(1)
                        .total())
                .isEqualTo(new ZSet());
    }

    @Test
    void sumsBeyondTheTypeAreNull() {
        Schema input = Schema.of("d", DataTypes.decimal(38, 0));
        Schema output = Schema.of("s", DataTypes.decimal(38, 0));
        var factory = new GroupAggregateOperator.Factory(
                input,
                List.of(),
                List.of(AggregateCall.of(Kind.SUM, output.type(0), 0)),
                output,
                EmitMode.CHANGES,
                true);
        BigDecimal most = new BigDecimal("9".repeat(38));
        OperatorHarness harness = new OperatorHarness(factory, input);
        harness.rows(Row.of(most), Row.of(most), Row.of(most)).epoch();
        harness.rows(Row.ofKind(RowKind.DELETE, most), Row.ofKind(RowKind.DELETE, most))
                .epoch();
        assertThat(harness.run(1).epochs().subList(0, 2))
                .containsExactly(
                        ZSet.of(Row.of((Object) null)),
                        ZSet.of(Row.of(most), Row.ofKind(RowKind.DELETE, (Object) null)));
    }

    private static OperatorHarness sumOf(DataType type) {
        Schema schema = Schema.of("v", type);
        return new OperatorHarness(
                new GroupAggregateOperator.Factory(
                        schema,
                        List.of(),
                        List.of(AggregateCall.of(Kind.SUM, type, 0)),
                        schema,
                        EmitMode.CHANGES,
                        true),
                schema);
    }

    @Test
    void sumsOfIntegersReachTheBounds() {
        OperatorHarness longs = sumOf(DataTypes.BIGINT);
        longs.rows(Row.of(Long.MIN_VALUE)).epoch();
        longs.rows(Row.of(Long.MAX_VALUE)).epoch();
        longs.rows(Row.ofKind(RowKind.DELETE, Long.MIN_VALUE)).epoch();
        assertThat(longs.run(1).total()).isEqualTo(ZSet.of(Row.of(Long.MAX_VALUE)));
        OperatorHarness bytes = sumOf(DataTypes.TINYINT);
        bytes.rows(Row.of((byte) 100), Row.of((byte) 27)).epoch();
        bytes.rows(Row.ofKind(RowKind.DELETE, (byte) 100)).epoch();
        bytes.rows(Row.of((byte) -128), Row.of((byte) -27)).epoch();
        assertThat(bytes.run(1).total()).isEqualTo(ZSet.of(Row.of((byte) -128)));
    }

    @Test
    void sumsOfIntegersBeyondTheTypeFail() {
        assertOverflow(sumOf(DataTypes.BIGINT).rows(Row.of(Long.MAX_VALUE), Row.of(1L)), "sum of v overflows 64 bits");
        assertOverflow(
                sumOf(DataTypes.BIGINT).rows(Row.of(-2L), Row.ofKind(RowKind.DELETE, Long.MAX_VALUE)),
                "-2 plus -1 times 9223372036854775807");
        assertOverflow(
                sumOf(DataTypes.INT).rows(Row.of(Integer.MIN_VALUE), Row.of(-1)).epoch(),
                "sum of v overflows INT: -2147483649");
        assertOverflow(
                sumOf(DataTypes.TINYINT).rows(Row.of((byte) 100), Row.of((byte) 28)),
                "sum of v overflows TINYINT: 128");
    }

    private static void assertOverflow(OperatorHarness harness, String message) {
        assertThatThrownBy(() -> harness.run(1))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-AGGR-0003")
                .hasMessageContaining(message);
    }

    @Test
    void distinctIsGroupByWithoutAggregates() {
        Schema schema = Schema.of("a", DataTypes.INT, "b", DataTypes.STRING);
        var factory =
                new GroupAggregateOperator.Factory(schema, List.of(0, 1), List.of(), schema, EmitMode.CHANGES, true);
        OperatorHarness harness =
                new OperatorHarness(factory, schema).keyedBy(0, 0, 1).netOnly();
        harness.rows(Row.of(1, "x"), Row.of(1, "x"), Row.of(null, null)).epoch();
        harness.rows(Row.ofKind(RowKind.DELETE, 1, "x"), Row.of(null, null)).epoch();
        harness.rows(Row.ofKind(RowKind.DELETE, 1, "x")).epoch();
        assertThat(harness.run(7).epochs())
                .containsExactly(
                        ZSet.of(Row.of(1, "x"), Row.of(null, null)),
                        new ZSet(),
                        ZSet.of(Row.ofKind(RowKind.DELETE, 1, "x")),
                        new ZSet());
    }
}
