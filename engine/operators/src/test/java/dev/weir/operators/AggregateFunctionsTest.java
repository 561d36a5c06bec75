package dev.weir.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Row;
import dev.weir.data.RowKind;
import dev.weir.data.Schema;
import dev.weir.expressions.AggregateFunctionDefinition.Kind;
import dev.weir.operators.aggregate.AggregateCall;
import dev.weir.testkit.CollectingOutput;
import dev.weir.testkit.OperatorHarness;
import dev.weir.testkit.TestingContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each function makes of a few values, with and without retractions. */
class AggregateFunctionsTest {
    private static Object aggregate(Kind kind, DataType from, DataType to, boolean distinct, Object... values) {
        return aggregate(kind, from, to, distinct, List.of(), values);
    }

    /**
     * The result over values after some of them were retracted again, the same with and without retractions if there
     * are none.
     */
    private static Object aggregate(
            Kind kind, DataType from, DataType to, boolean distinct, List<Object> retracted, Object... values) {
        Schema input = Schema.of("v", from);
        Schema output = Schema.of("r", to);
        Object[] results = new Object[2];
        for (int retracting = 0; retracting < 2; retracting++) {
            if (retracting == 0 && !retracted.isEmpty()) {
                continue;
            }
            var factory = new GroupAggregateOperator.Factory(
                    input,
                    List.of(),
                    List.of(new AggregateCall(kind, List.of(0), distinct, AggregateCall.NO_FILTER, to)),
                    output,
                    EmitMode.FINAL,
                    retracting == 1);
            List<Row> rows = new ArrayList<>();
            for (Object value : values) {
                rows.add(Row.of(value));
            }
            for (Object value : retracted) {
                rows.add(Row.ofKind(RowKind.DELETE, value));
            }
            Row row = new OperatorHarness(factory, input)
                    .keyedBy(0)
                    .rows(0, rows)
                    .run(11)
                    .total()
                    .weights()
                    .keySet()
                    .iterator()
                    .next();
            results[retracting] = row.getField(0);
        }
        if (retracted.isEmpty()) {
            assertThat(results[0]).isEqualTo(results[1]);
        }
        return results[1];
    }

    @Test
    void sumsOfSmallIntegersAreOfTheirType() {
        // Only the result has to be of the type.
        assertThat(aggregate(
                        Kind.SUM, DataTypes.TINYINT, DataTypes.TINYINT, false, (byte) 100, (byte) 100, (byte) -100))
                .isEqualTo((byte) 100);
        assertThat(aggregate(Kind.SUM, DataTypes.INT, DataTypes.INT, false, Integer.MAX_VALUE, 1, -1))
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(aggregate(Kind.AVG, DataTypes.INT, DataTypes.INT, false, Integer.MAX_VALUE, Integer.MAX_VALUE))
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(aggregate(Kind.AVG, DataTypes.INT, DataTypes.INT, false, -3, -4))
                .isEqualTo(-3);
    }

    @Test
    void floatingPointSumsDoNotDrift() {
        assertThat(aggregate(Kind.SUM, DataTypes.DOUBLE, DataTypes.DOUBLE, false, 1e16, 1.0, -1e16))
                .isEqualTo(1.0);
        assertThat(aggregate(Kind.SUM, DataTypes.DOUBLE, DataTypes.DOUBLE, false, List.of(1e16), 1e16, 0.1))
                .isEqualTo(0.1);
        assertThat(aggregate(Kind.AVG, DataTypes.FLOAT, DataTypes.FLOAT, false, 1f, 2f))
                .isEqualTo(1.5f);
        assertThat(aggregate(Kind.SUM, DataTypes.DOUBLE, DataTypes.DOUBLE, false, Double.POSITIVE_INFINITY, 1.0))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void averagesOfDecimalsAreRounded() {
        DataType from = DataTypes.decimal(10, 2);
        DataType to = DataTypes.decimal(38, 6);
        assertThat(aggregate(
                        Kind.AVG,
                        from,
                        to,
                        false,
                        new BigDecimal("1.00"),
                        new BigDecimal("2.00"),
                        new BigDecimal("2.00")))
                .isEqualTo(new BigDecimal("1.666667"));
        assertThat(aggregate(
                        Kind.SUM, from, DataTypes.decimal(38, 2), true, new BigDecimal("1.50"), new BigDecimal("1.50")))
                .isEqualTo(new BigDecimal("1.50"));
    }

    @Test
    void extremesOfEveryKindOfType() {
        assertThat(aggregate(Kind.MIN, DataTypes.DOUBLE, DataTypes.DOUBLE, false, 2.5, null, -1.5, 0.0))
                .isEqualTo(-1.5);
        assertThat(aggregate(Kind.MAX, DataTypes.FLOAT, DataTypes.FLOAT, false, -2f, -1f))
                .isEqualTo(-1f);
        LocalDate day = LocalDate.of(2026, 1, 2);
        assertThat(aggregate(Kind.MAX, DataTypes.DATE, DataTypes.DATE, false, day, day.minusDays(1)))
                .isEqualTo(day);
        LocalDateTime time = LocalDateTime.of(2026, 1, 1, 0, 0, 0, 1);
        assertThat(aggregate(Kind.MIN, DataTypes.timestamp(9), DataTypes.timestamp(9), false, time.plusNanos(1), time))
                .isEqualTo(time);
        assertThat(aggregate(Kind.MAX, DataTypes.BOOLEAN, DataTypes.BOOLEAN, false, false, true))
                .isEqualTo(true);
        assertThat(aggregate(Kind.MIN, DataTypes.BIGINT, DataTypes.BIGINT, false, Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(aggregate(Kind.MAX, DataTypes.BIGINT, DataTypes.BIGINT, false, Long.MIN_VALUE))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(aggregate(Kind.MAX, DataTypes.BIGINT, DataTypes.BIGINT, false, List.of(7L), 5L, 7L, 6L))
                .isEqualTo(6L);
        assertThat(aggregate(Kind.MAX, DataTypes.STRING, DataTypes.STRING, false, "a", "ä", "z"))
                .isEqualTo("ä");
    }

    @Test
    void valuesInTheOrderOfArrival() {
        DataType list = DataTypes.array(DataTypes.STRING);
        assertThat(aggregate(Kind.FIRST_VALUE, DataTypes.STRING, DataTypes.STRING, false, List.of(), null, "a", "b"))
                .isEqualTo("a");
        assertThat(aggregate(Kind.LAST_VALUE, DataTypes.STRING, DataTypes.STRING, false, "a", "b", null))
                .isEqualTo("b");
        assertThat(aggregate(Kind.LAST_VALUE, DataTypes.STRING, DataTypes.STRING, false, List.of("b"), "a", "b"))
                .isEqualTo("a");
        assertThat(aggregate(Kind.ARRAY_AGG, DataTypes.STRING, list, false, "a", null, "b", "a"))
                .isEqualTo(Arrays.asList("a", null, "b", "a"));
        assertThat(aggregate(Kind.ARRAY_AGG, DataTypes.STRING, list, false, List.of("a"), "a", "b", "a"))
                .isEqualTo(List.of("b", "a"));
        assertThat(aggregate(Kind.ARRAY_AGG, DataTypes.STRING, list, true, "a", "b", "a"))
                .isEqualTo(List.of("a", "b"));
        assertThat(aggregate(Kind.LISTAGG, DataTypes.STRING, DataTypes.STRING, false, "a", null, "b"))
                .isEqualTo("a,b");
        assertThat(aggregate(
                        Kind.COLLECT,
                        DataTypes.STRING,
                        DataTypes.map(DataTypes.STRING, DataTypes.INT),
                        false,
                        "a",
                        "b",
                        "a"))
                .isEqualTo(Map.of("a", 2, "b", 1));
    }

    @Test
    void overNoValuesOnlyCountsAreNotNull() {
        for (Kind kind :
                List.of(Kind.SUM, Kind.AVG, Kind.MIN, Kind.MAX, Kind.FIRST_VALUE, Kind.LAST_VALUE, Kind.VAR_POP)) {
            assertThat(aggregate(kind, DataTypes.DOUBLE, DataTypes.DOUBLE, false, (Object) null))
                    .as(kind.name())
                    .isNull();
        }
        assertThat(aggregate(Kind.COUNT, DataTypes.DOUBLE, DataTypes.BIGINT, false, (Object) null))
                .isEqualTo(0L);
        assertThat(aggregate(Kind.SUM0, DataTypes.DOUBLE, DataTypes.DOUBLE, false, (Object) null))
                .isEqualTo(0.0);
    }

    @Test
    void variances() {
        Object[] values = {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0};
        assertThat((Double) variance(Kind.STDDEV_POP, List.of(), values)).isCloseTo(2.0, within(1e-12));
        assertThat((Double) variance(Kind.VAR_SAMP, List.of(), values)).isCloseTo(32.0 / 7, within(1e-12));
        assertThat(variance(Kind.VAR_SAMP, List.of(), 1.0)).isNull();
        assertThat((Double) variance(Kind.VAR_POP, List.of(1e6), 1.0, 1e6, 3.0)).isCloseTo(1.0, within(1e-3));
    }

    /** Not through the harness: other orders of the rows may differ in the last bit. */
    private static Object variance(Kind kind, List<Object> retracted, Object... values) {
        Schema input = Schema.of("v", DataTypes.DOUBLE);
        var operator = new GroupAggregateOperator.Factory(
                        input,
                        List.of(),
                        List.of(AggregateCall.of(kind, DataTypes.DOUBLE, 0)),
                        Schema.of("r", DataTypes.DOUBLE),
                        EmitMode.FINAL,
                        true)
                .create(new TestingContext());
        var output = new CollectingOutput();
        List<Row> rows = new ArrayList<>();
        Arrays.stream(values).forEach(value -> rows.add(Row.of(value)));
        retracted.forEach(value -> rows.add(Row.ofKind(RowKind.DELETE, value)));
        operator.process(0, Batch.ofRows(input, rows), output);
        operator.finish(output);
        return output.rows().getFirst().getField(0);
    }

    @Test
    void aScalarSubqueryHasOneRow() {
        assertThat(aggregate(Kind.SINGLE_VALUE, DataTypes.INT, DataTypes.INT, false, 4))
                .isEqualTo(4);
        assertThat(aggregate(Kind.SINGLE_VALUE, DataTypes.INT, DataTypes.INT, false, (Object) null))
                .isNull();
        assertThatThrownBy(() -> aggregate(Kind.SINGLE_VALUE, DataTypes.INT, DataTypes.INT, false, 4, 5))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-AGGR-0002");
    }
}
