package dev.weir.stream.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.data.Row;
import dev.weir.dataflow.Operator;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.state.ListState;
import dev.weir.stream.state.ListStateDescriptor;
import dev.weir.stream.state.StateTtlConfig;
import dev.weir.testkit.CollectingOutput;
import dev.weir.testkit.OperatorHarness;
import dev.weir.testkit.TestingContext;
import dev.weir.testkit.ZSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** State that expires, in operators whose instances come and go, and in operators that nobody sends anything. */
class ExpiryTest {
    private static final List<Row> KEYED = IntStream.range(0, 60)
            .mapToObj(number -> Row.of((long) number, "k" + number % 7))
            .toList();

    /** Adds each record to a list, and shows the list. */
    private static final class Lists extends KeyedProcessFunction<Object, Object, Object> {
        private static final long serialVersionUID = 1L;

        private final StateTtlConfig timeToLive;
        private transient ListState<Object> seen;

        Lists(StateTtlConfig timeToLive) {
            this.timeToLive = timeToLive;
        }

        @Override
        public void open(OpenContext context) {
            ListStateDescriptor<Object> descriptor = new ListStateDescriptor<>("seen");
            descriptor.enableTimeToLive(timeToLive);
            seen = getRuntimeContext().getListState(descriptor);
        }

        @Override
        public void processElement(Object value, Context ctx, Collector<Object> out) {
            seen.add(value);
            List<Object> all = new ArrayList<>();
            seen.get().forEach(all::add);
            out.collect(ctx.getCurrentKey() + all.toString());
        }
    }

    private static RecordOperator.Factory lists(StateTtlConfig timeToLive) {
        return new RecordOperator.Factory(RecordHandlers.KEYED_PROCESS, new Lists(timeToLive), true, List.of());
    }

    @Test
    void elementsLiveOnThroughRestores() {
        StateTtlConfig twelve =
                StateTtlConfig.newBuilder(Duration.ofMillis(12)).useEventTime().build();
        OperatorHarness harness = new OperatorHarness(lists(twelve), Schemas.KEYED)
                .keyedBy(0, 1)
                .watermark(0)
                .rows(0, KEYED.subList(0, 20))
                .watermark(10)
                .rows(0, KEYED.subList(20, 40))
                .watermark(15)
                .rows(0, KEYED.subList(40, 50))
                .watermark(40)
                .rows(0, KEYED.subList(50, 60));
        ZSet expected = new ZSet();
        Map<Object, List<Object>> seen = new HashMap<>();
        for (int i = 0; i < KEYED.size(); i++) {
            if (i == 40) {
                KEYED.subList(0, 20).forEach(row -> seen.get(row.getField(1)).remove(row.getField(0)));
            } else if (i == 50) {
                seen.clear();
            }
            Row row = KEYED.get(i);
            List<Object> list = seen.computeIfAbsent(row.getField(1), key -> new ArrayList<>());
            list.add(row.getField(0));
            expected.add(Row.of(row.getField(1) + list.toString()), 1);
        }
        assertThat(harness.run(5).total()).isEqualTo(expected);
    }

    @Test
    void anOperatorThatGetsNothingWakesUpUntilAllIsGone() {
        TestingContext context = new TestingContext();
        CollectingOutput output = new CollectingOutput();
        try (Operator operator =
                lists(StateTtlConfig.newBuilder(Duration.ofMinutes(1)).build()).create(context)) {
            operator.process(0, Batch.ofRows(Schemas.KEYED, KEYED), output);
            int wakeUps = 0;
            while (context.nextWakeUp() != Long.MAX_VALUE) {
                context.clock().advanceTo(context.nextWakeUp());
                assertThat(context.takeDueWakeUp()).isTrue();
                operator.wakeUp(context.clock().millis(), output);
                wakeUps++;
            }
            // No wake-up is asked for once there is nothing left that could expire.
            assertThat(context.clock().millis()).isBetween(60_000L, 75_000L);
            assertThat(wakeUps).isLessThan(20);
        }
    }
}
