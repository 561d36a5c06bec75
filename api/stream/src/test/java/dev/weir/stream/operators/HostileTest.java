package dev.weir.stream.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Row;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.FilterFunction;
import dev.weir.stream.functions.FlatMapFunction;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.functions.MapFunction;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.testkit.OperatorHarness;
import dev.weir.testkit.ZSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Operators whose input is cut in every way; whole jobs meet the same cuts under the simulator. */
class HostileTest {
    private static final List<Row> NUMBERS =
            IntStream.range(0, 100).mapToObj(number -> Row.of((long) number)).toList();

    private static final List<Row> KEYED = IntStream.range(0, 100)
            .mapToObj(number -> Row.of((long) number, "k" + number % 7))
            .toList();

    private static ZSet set(List<Row> rows) {
        ZSet set = new ZSet();
        rows.forEach(row -> set.add(row, 1));
        return set;
    }

    @Test
    void chain() {
        MapFunction<Object, Object> plus = value -> (Long) value + 1;
        FilterFunction<Object> even = value -> (Long) value % 2 == 0;
        FlatMapFunction<Object, Object> twice = HostileTest::twice;
        KeySelector<Object, Object> key = value -> (Long) value % 5;
        OperatorFactory factory = new ChainOperator.Factory(
                List.of(new Stage.Map(plus), new Stage.Filter(even), new Stage.FlatMap(twice), new Stage.Key(key)));
        List<Row> expected = new ArrayList<>();
        for (long number = 1; number <= 100; number++) {
            if (number % 2 == 0) {
                expected.add(Row.of(number, number % 5));
                expected.add(Row.of(-number, -number % 5));
            }
        }
        OperatorHarness harness = new OperatorHarness(factory, Schemas.RECORDS).rows(0, NUMBERS);
        assertThat(harness.run(1).total()).isEqualTo(set(expected));
    }

    private static void twice(Object value, Collector<Object> out) {
        out.collect(value);
        out.collect(-(Long) value);
    }

    @Test
    void reduce() {
        ReduceFunction<Object> sum = (a, b) -> (Long) a + (Long) b;
        Map<Object, Long> sums = new HashMap<>();
        List<Row> expected = KEYED.stream()
                .map(row -> Row.of(sums.merge(String.valueOf(row.getField(1)), (Long) row.getField(0), Long::sum)))
                .toList();
        OperatorHarness harness =
                new OperatorHarness(new ReduceOperator.Factory(sum, false), Schemas.KEYED).rows(0, KEYED);
        assertThat(harness.run(2).total()).isEqualTo(set(expected));
    }

    /** Emits a record again when event time comes to ten times it. */
    private static final class Later extends KeyedProcessFunction<Object, Object, Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Object value, Context ctx, Collector<Object> out) {
            ctx.timerService().registerEventTimeTimer((Long) value * 10);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<Object> out) {
            out.collect(ctx.getCurrentKey() + " " + timestamp);
        }
    }

    @Test
    void timers() {
        OperatorHarness harness = new OperatorHarness(
                        new RecordOperator.Factory(RecordHandlers.KEYED_PROCESS, new Later(), true, List.of()),
                        Schemas.KEYED)
                .rows(0, KEYED.subList(0, 50))
                .watermark(155)
                .rows(0, KEYED.subList(50, 100))
                .watermark(10_000);
        assertThat(harness.run(3).total())
                .isEqualTo(set(KEYED.stream()
                        .map(row -> Row.of(row.getField(1) + " " + (Long) row.getField(0) * 10))
                        .toList()));
    }
}
