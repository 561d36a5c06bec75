package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.CheckpointedFunction;
import dev.weir.stream.process.FunctionInitializationContext;
import dev.weir.stream.process.FunctionSnapshotContext;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.process.ProcessWindowFunction;
import dev.weir.stream.process.RichMapFunction;
import dev.weir.stream.state.AggregatingState;
import dev.weir.stream.state.AggregatingStateDescriptor;
import dev.weir.stream.state.ListState;
import dev.weir.stream.state.ListStateDescriptor;
import dev.weir.stream.state.MapState;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.ReducingState;
import dev.weir.stream.state.ReducingStateDescriptor;
import dev.weir.stream.state.StateDescriptor;
import dev.weir.stream.state.StateTtlConfig;
import dev.weir.stream.state.StateTtlConfig.StateVisibility;
import dev.weir.stream.state.StateTtlConfig.TtlTimeCharacteristic;
import dev.weir.stream.state.StateTtlConfig.UpdateType;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import dev.weir.stream.windows.TimeWindow;
import dev.weir.stream.windows.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** State that expires in event time, in whole jobs that are killed and come back. */
@SuppressWarnings("SameNameButDifferent") // Contexts go by the short name, as in programs.
class TimeToLiveTest {
    private static final long LIFE = 12;

    private static <D extends StateDescriptor> D expiring(D descriptor, UpdateType update) {
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofMillis(LIFE))
                .setUpdateType(update)
                .setStateVisibility(StateVisibility.NeverReturnExpired)
                .setTtlTimeCharacteristic(TtlTimeCharacteristic.EventTime)
                .build());
        return descriptor;
    }

    /** Events of three keys in the order of time, from a seed. */
    private static ProcessTest.Event[] events() {
        SplittableRandom random = new SplittableRandom(7);
        List<ProcessTest.Event> events = new ArrayList<>();
        long time = 0;
        for (int i = 0; i < 80; i++) {
            time += random.nextInt(6);
            events.add(new ProcessTest.Event("k" + random.nextInt(3), time, i));
        }
        return events.toArray(ProcessTest.Event[]::new);
    }

    /** Shows at each event what all kinds of state hold. */
    private static final class AllKinds extends KeyedProcessFunction<String, ProcessTest.Event, String> {
        private final UpdateType update;
        private transient ValueState<Long> value;
        private transient ListState<Long> list;
        private transient MapState<Long, Long> map;
        private transient ReducingState<Long> sum;
        private transient AggregatingState<Long, Long> count;

        AllKinds(UpdateType update) {
            this.update = update;
        }

        @Override
        public void open(OpenContext context) {
            var states = getRuntimeContext();
            value = states.getState(expiring(new ValueStateDescriptor<>("value", Long.class), update));
            list = states.getListState(expiring(new ListStateDescriptor<>("list", Long.class), update));
            map = states.getMapState(expiring(new MapStateDescriptor<>("map", Long.class, Long.class), update));
            sum = states.getReducingState(expiring(new ReducingStateDescriptor<>("sum", Long::sum), update));
            count = states.getAggregatingState(
                    expiring(new AggregatingStateDescriptor<>("count", new Count(), Long.class), update));
        }

        @Override
        public void processElement(ProcessTest.Event event, Context ctx, Collector<String> out) {
            List<Long> elements = new ArrayList<>();
            list.get().forEach(elements::add);
            List<Long> entries = new ArrayList<>();
            map.entries().forEach(entry -> entries.add(entry.getKey()));
            out.collect(event.value() + " " + value.value() + " " + elements + " " + entries + " " + sum.get() + " "
                    + count.get());
            value.update(event.value());
            list.add(event.value());
            map.put(event.value(), 0L);
            sum.add(event.value());
            count.add(event.value());
        }
    }

    private static final class Count implements AggregateFunction<Long, Long, Long> {
        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Long value, Long accumulator) {
            return accumulator + 1;
        }

        @Override
        public Long getResult(Long accumulator) {
            return accumulator;
        }

        @Override
        public Long merge(Long a, Long b) {
            return a + b;
        }
    }

    /** What {@link AllKinds} should show: the watermark at an event is the time of the one before it, less one. */
    private static List<String> expected(ProcessTest.Event[] events, UpdateType update) {
        boolean renewed = update == UpdateType.OnReadAndWrite;
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < events.length; i++) {
            ProcessTest.Event event = events[i];
            List<Long> alive = new ArrayList<>();
            List<Long> stamps = new ArrayList<>();
            @Nullable Long sum = null;
            @Nullable Long count = null;
            long written = Long.MIN_VALUE;
            for (int j = 0; j <= i; j++) {
                if (!events[j].key().equals(event.key())) {
                    continue;
                }
                long watermark = j == 0 ? Long.MIN_VALUE : events[j - 1].time() - 1;
                for (int k = alive.size() - 1; k >= 0; k--) {
                    if (stamps.get(k) + LIFE <= watermark) {
                        alive.remove(k);
                        stamps.remove(k);
                    } else if (renewed) {
                        stamps.set(k, events[j].time());
                    }
                }
                if (written + LIFE <= watermark) {
                    sum = null;
                    count = null;
                }
                if (j < i) {
                    alive.add(events[j].value());
                    stamps.add(events[j].time());
                    sum = (sum == null ? 0 : sum) + events[j].value();
                    count = (count == null ? 0 : count) + 1;
                    written = events[j].time();
                }
            }
            Long last = alive.isEmpty() ? null : alive.getLast();
            expected.add(event.value() + " " + last + " " + alive + " " + alive + " " + sum + " " + count);
        }
        return expected;
    }

    @Test
    void allKindsOfStateExpireWithTheWatermark() {
        for (UpdateType update : new UpdateType[] {UpdateType.OnCreateAndWrite, UpdateType.OnReadAndWrite}) {
            List<String> expected = expected(events(), update);
            assertThat(expected).as("something expires").anyMatch(line -> line.contains(" null [] [] null null"));
            assertThat(expected).as("something lives").anyMatch(line -> line.contains(", "));
            Jobs.check(
                    environment -> ProcessTest.events(environment, events())
                            .keyBy(ProcessTest.Event::key)
                            .process(new AllKinds(update)),
                    expected);
        }
    }

    /** Shows in a timer, how long after it each event's list element is still there. */
    private static final class AtTimers extends KeyedProcessFunction<String, ProcessTest.Event, String> {
        private transient ListState<Long> times;

        @Override
        public void open(OpenContext context) {
            times = getRuntimeContext()
                    .getListState(expiring(new ListStateDescriptor<>("times"), UpdateType.OnCreateAndWrite));
        }

        @Override
        public void processElement(ProcessTest.Event event, Context ctx, Collector<String> out) {
            times.add(event.time());
            ctx.timerService().registerEventTimeTimer(event.time() + LIFE - 1);
            ctx.timerService().registerEventTimeTimer(event.time() + LIFE);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) {
            List<Long> seen = new ArrayList<>();
            for (long time : times.get()) {
                if (time <= timestamp) {
                    seen.add(time);
                }
            }
            out.collect(ctx.getCurrentKey() + "@" + timestamp + seen);
        }
    }

    @Test
    void timersSeeWhatLivesAtTheirTimeHoweverFarTheWatermarkLeaps() {
        ProcessTest.Event[] events = events();
        List<String> expected = new ArrayList<>();
        for (String key : List.of("k0", "k1", "k2")) {
            List<Long> times = new ArrayList<>();
            for (ProcessTest.Event event : events) {
                if (event.key().equals(key)) {
                    times.add(event.time());
                }
            }
            times.stream()
                    .flatMap(time -> List.of(time + LIFE - 1, time + LIFE).stream())
                    .distinct()
                    .forEach(timer -> expected.add(key + "@" + timer
                            + times.stream()
                                    .filter(time -> time <= timer && time + LIFE > timer)
                                    .toList()));
        }
        Jobs.check(
                environment -> ProcessTest.events(environment, events)
                        .keyBy(ProcessTest.Event::key)
                        .process(new AtTimers()),
                expected);
    }

    /** Counts the windows of a key, as long as they come without a long break. */
    private static final class Windows extends ProcessWindowFunction<ProcessTest.Event, String, String, TimeWindow> {
        @Override
        public void process(String key, Context context, Iterable<ProcessTest.Event> events, Collector<String> out) {
            ValueState<Integer> windows = context.globalState()
                    .getState(expiring(new ValueStateDescriptor<>("windows"), UpdateType.OnCreateAndWrite));
            windows.update(windows.value() == null ? 1 : windows.value() + 1);
            out.collect(key + context.window().getStart() + ":" + windows.value());
        }
    }

    @Test
    void windowsExpireByTheirOwnTime() {
        ProcessTest.Event[] events = {
            new ProcessTest.Event("a", 1, 0),
            new ProcessTest.Event("a", 12, 0),
            new ProcessTest.Event("a", 25, 0),
            new ProcessTest.Event("a", 41, 0),
            new ProcessTest.Event("a", 50, 0)
        };
        String[] expected = {"a0:1", "a10:2", "a20:3", "a40:1", "a50:2"};
        TumblingEventTimeWindows tumbling = TumblingEventTimeWindows.of(Duration.ofMillis(10));
        Jobs.check(
                environment -> ProcessTest.events(environment, events)
                        .keyBy(ProcessTest.Event::key)
                        .window(tumbling)
                        .process(new Windows()),
                expected);
        // By slices.
        Jobs.check(
                environment -> ProcessTest.events(environment, events)
                        .keyBy(ProcessTest.Event::key)
                        .window(tumbling)
                        .reduce((a, b) -> b, new Windows()),
                expected);
    }

    private static final class OfTheInstance extends RichMapFunction<Long, Long> implements CheckpointedFunction {
        @Override
        public Long map(Long value) {
            return value;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {}

        @Override
        public void initializeState(FunctionInitializationContext context) {
            context.getOperatorStateStore()
                    .getListState(expiring(new ListStateDescriptor<Long>("offsets"), UpdateType.OnCreateAndWrite));
        }
    }

    @Test
    void stateThatBelongsToNoKeyCannotExpire() {
        assertThatThrownBy(() ->
                        Jobs.run(1, 1, environment -> environment.fromData(1L).map(new OfTheInstance())))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("state 'offsets' has a time to live, but belongs to no key");
    }

    @Test
    void aLifetimeMustBeAMillisecondOrMore() {
        assertThatThrownBy(() -> StateTtlConfig.newBuilder(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
        assertThat(StateTtlConfig.DISABLED.isEnabled()).isFalse();
        assertThat(new ValueStateDescriptor<Long>("x").getTtlConfig().isEnabled())
                .isFalse();
    }
}
