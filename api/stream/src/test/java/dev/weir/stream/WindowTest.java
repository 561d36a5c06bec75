package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.stream.ProcessTest.Event;
import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.process.ProcessAllWindowFunction;
import dev.weir.stream.process.ProcessWindowFunction;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import dev.weir.stream.windows.ContinuousEventTimeTrigger;
import dev.weir.stream.windows.CountTrigger;
import dev.weir.stream.windows.DeltaEvictor;
import dev.weir.stream.windows.DeltaTrigger;
import dev.weir.stream.windows.EventTimeSessionWindows;
import dev.weir.stream.windows.GlobalWindows;
import dev.weir.stream.windows.PurgingTrigger;
import dev.weir.stream.windows.SlidingEventTimeWindows;
import dev.weir.stream.windows.TimeEvictor;
import dev.weir.stream.windows.TimeWindow;
import dev.weir.stream.windows.TumblingEventTimeWindows;
import dev.weir.stream.windows.TumblingProcessingTimeWindows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@SuppressWarnings("SameNameButDifferent") // Contexts go by the short name, as in programs.
class WindowTest {
    private static final Event[] EVENTS = {
        new Event("a", 1, 1),
        new Event("b", 2, 2),
        new Event("a", 9, 3),
        new Event("a", 10, 4),
        new Event("b", 25, 5),
        new Event("a", 26, 6),
        new Event("a", 31, 7)
    };

    private static Event sum(Event a, Event b) {
        return new Event(a.key(), Math.max(a.time(), b.time()), a.value() + b.value());
    }

    /** A mutable accumulator, and no merge, as programs written for Flink may have. */
    private static final class MutableSum implements AggregateFunction<Event, long[], Long> {
        @Override
        public long[] createAccumulator() {
            return new long[1];
        }

        @Override
        public long[] add(Event event, long[] accumulator) {
            accumulator[0] += event.value();
            return accumulator;
        }

        @Override
        public Long getResult(long[] accumulator) {
            return accumulator[0];
        }

        @Override
        public long[] merge(long[] a, long[] b) {
            throw new UnsupportedOperationException();
        }
    }

    /** An accumulator that is a value, which windows can share. */
    private static final class Sum implements AggregateFunction<Event, Long, Long> {
        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Event event, Long accumulator) {
            return accumulator + event.value();
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

    private static final class Show<T> extends ProcessWindowFunction<T, String, String, TimeWindow> {
        @Override
        public void process(String key, Context context, Iterable<T> elements, Collector<String> out) {
            List<T> all = new ArrayList<>();
            elements.forEach(all::add);
            out.collect(key + "[" + context.window().getStart() + ","
                    + context.window().getEnd() + ")" + all);
        }
    }

    private static KeyedStream<Event, String> keyed(StreamExecutionEnvironment environment) {
        return ProcessTest.events(environment, EVENTS).keyBy(Event::key);
    }

    @Test
    void tumblingReduceAndAggregate() {
        Jobs.check(
                environment -> keyed(environment)
                        .window(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
                        .reduce(WindowTest::sum),
                new Event("a", 9, 4),
                new Event("b", 2, 2),
                new Event("a", 10, 4),
                new Event("b", 25, 5),
                new Event("a", 26, 6),
                new Event("a", 31, 7));
        Jobs.check(
                environment -> keyed(environment)
                        .window(TumblingEventTimeWindows.of(Duration.ofMillis(20), Duration.ofMillis(5)))
                        .aggregate(new MutableSum(), new Show<>()),
                "a[-15,5)[1]",
                "b[-15,5)[2]",
                "a[5,25)[7]",
                "b[25,45)[5]",
                "a[25,45)[13]");
    }

    @Test
    void slidingWindowsAgreeHoweverTheyAreKept() {
        String[] expected = {
            "a[-10,10)[4]",
            "b[-10,10)[2]",
            "a[0,20)[8]",
            "b[0,20)[2]",
            "a[10,30)[10]",
            "b[10,30)[5]",
            "a[20,40)[13]",
            "b[20,40)[5]",
            "a[30,50)[7]"
        };
        SlidingEventTimeWindows windows = SlidingEventTimeWindows.of(Duration.ofMillis(20), Duration.ofMillis(10));
        Jobs.check(environment -> keyed(environment).window(windows).aggregate(new Sum(), new Show<>()), expected);
        Jobs.check(
                environment -> keyed(environment).window(windows).aggregate(new MutableSum(), new Show<>()), expected);
        Jobs.check(
                environment -> keyed(environment)
                        .window(windows)
                        .allowedLateness(Duration.ofMillis(1))
                        .aggregate(new Sum(), new Show<>()),
                expected);
    }

    /** Random events and windows: slices, windows of their own and the general operator against a loop. */
    @Test
    void slidingWindowsAgreeWithALoop() {
        for (long seed = 0; seed < 30; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long size = random.nextLong(1, 40);
            long slide = random.nextLong(1, 30);
            long offset = random.nextLong(slide);
            List<Event> events = new ArrayList<>();
            long time = random.nextLong(-100, 100);
            for (int i = random.nextInt(60); i >= 0; i--) {
                time += random.nextLong(8);
                events.add(new Event("k" + random.nextInt(3), time, random.nextLong(100)));
            }
            TreeMap<String, Long> sums = new TreeMap<>();
            for (Event event : events) {
                long start = event.time() - Math.floorMod(event.time() - offset, slide);
                for (; start > event.time() - size; start -= slide) {
                    sums.merge(event.key() + "[" + start + "," + (start + size) + ")", event.value(), Long::sum);
                }
            }
            List<String> expected = sums.entrySet().stream()
                    .map(entry -> entry.getKey() + "[" + entry.getValue() + "]")
                    .toList();
            SlidingEventTimeWindows windows = SlidingEventTimeWindows.of(
                    Duration.ofMillis(size), Duration.ofMillis(slide), Duration.ofMillis(offset));
            Event[] input = events.toArray(new Event[0]);
            int parallelism = 1 + (int) (seed % 3);
            assertThat(List.of(
                            Jobs.run(
                                    parallelism,
                                    seed,
                                    environment -> ProcessTest.events(environment, input)
                                            .keyBy(Event::key)
                                            .window(windows)
                                            .aggregate(new Sum(), new Show<>())),
                            Jobs.run(
                                    parallelism,
                                    seed,
                                    environment -> ProcessTest.events(environment, input)
                                            .keyBy(Event::key)
                                            .window(windows)
                                            .aggregate(new MutableSum(), new Show<>())),
                            Jobs.run(
                                    parallelism,
                                    seed,
                                    environment -> ProcessTest.events(environment, input)
                                            .keyBy(Event::key)
                                            .window(windows)
                                            .allowedLateness(Duration.ofMillis(3))
                                            .aggregate(new Sum(), new Show<>()))))
                    .as("seed %d: size %d, slide %d, offset %d", seed, size, slide, offset)
                    .allSatisfy(results -> assertThat(results).containsExactlyInAnyOrderElementsOf(expected));
        }
    }

    /** A reduction in windows of a join with what another window made: the same under a hundred seeds. */
    @Test
    void aWholeJobUnderAHundredSeeds() {
        TumblingEventTimeWindows windows = TumblingEventTimeWindows.of(Duration.ofMillis(20));
        Jobs.check(
                100,
                environment -> {
                    DataStream<Event> sums = keyed(environment).window(windows).reduce(WindowTest::sum);
                    return sums.join(keyed(environment))
                            .where(Event::key)
                            .equalTo(Event::key)
                            .window(windows)
                            .apply((sum, event) -> sum.key() + event.value() + "/" + sum.value());
                },
                List.of("a1/8", "a3/8", "a4/8", "b2/2", "b5/5", "a6/13", "a7/13"));
    }

    @Test
    void sessionsGrowTogether() {
        Jobs.check(
                environment -> keyed(environment)
                        .window(EventTimeSessionWindows.withGap(Duration.ofMillis(8)))
                        .aggregate(new Sum(), new Show<>()),
                "a[1,18)[8]",
                "b[2,10)[2]",
                "b[25,33)[5]",
                "a[26,39)[13]");
        Jobs.check(
                environment -> keyed(environment)
                        .window(EventTimeSessionWindows.<Event>withDynamicGap(event -> event.value() < 5 ? 30 : 1))
                        .process(new Show<>()),
                "a[1,40)" + List.of(EVENTS[0], EVENTS[2], EVENTS[3], EVENTS[5], EVENTS[6]),
                "b[2,32)" + List.of(EVENTS[1], EVENTS[4]));
    }

    @Test
    void countsAndGlobalWindows() {
        Jobs.check(
                environment -> keyed(environment).countWindow(2).reduce(WindowTest::sum),
                new Event("a", 9, 4),
                new Event("b", 25, 7),
                new Event("a", 26, 10));
        Jobs.check(
                environment -> keyed(environment).countWindow(3, 2).reduce(WindowTest::sum),
                new Event("a", 9, 4),
                new Event("b", 25, 7),
                new Event("a", 26, 13));
        Jobs.check(
                environment -> keyed(environment)
                        .window(GlobalWindows.createWithEndOfStreamTrigger())
                        .reduce(WindowTest::sum),
                new Event("a", 31, 21),
                new Event("b", 25, 7));
        assertThat(Jobs.run(
                        2,
                        1,
                        environment -> keyed(environment)
                                .window(GlobalWindows.create())
                                .reduce(WindowTest::sum)))
                .isEmpty();
    }

    @Test
    void triggersAndEvictors() {
        TumblingEventTimeWindows windows = TumblingEventTimeWindows.of(Duration.ofMillis(100));
        Jobs.check(
                environment -> keyed(environment)
                        .window(windows)
                        .trigger(CountTrigger.of(2))
                        .reduce(WindowTest::sum),
                new Event("a", 9, 4),
                new Event("b", 25, 7),
                new Event("a", 26, 14));
        Jobs.check(
                environment -> keyed(environment)
                        .window(windows)
                        .trigger(PurgingTrigger.of(CountTrigger.of(2)))
                        .reduce(WindowTest::sum),
                new Event("a", 9, 4),
                new Event("b", 25, 7),
                new Event("a", 26, 10));
        Jobs.check(
                environment -> keyed(environment)
                        .window(windows)
                        .evictor(TimeEvictor.of(Duration.ofMillis(6)))
                        .reduce(WindowTest::sum),
                new Event("a", 31, 13),
                new Event("b", 25, 5));
        Jobs.check(
                environment -> keyed(environment)
                        .window(windows)
                        .evictor(DeltaEvictor.of(4, (a, b) -> b.value() - a.value()))
                        .reduce(WindowTest::sum),
                new Event("a", 31, 17),
                new Event("b", 25, 7));
        Jobs.check(
                environment -> keyed(environment)
                        .window(GlobalWindows.create())
                        .trigger(DeltaTrigger.of(2, (a, b) -> b.value() - a.value()))
                        .reduce(WindowTest::sum),
                new Event("a", 10, 8),
                new Event("b", 25, 7),
                new Event("a", 31, 21));
    }

    @Test
    void continuousTriggerFiresAtItsEnd() {
        assertThat(Jobs.run(
                        1,
                        3,
                        environment -> keyed(environment)
                                .window(TumblingEventTimeWindows.of(Duration.ofMillis(100)))
                                .trigger(ContinuousEventTimeTrigger.of(Duration.ofMillis(20)))
                                .reduce(WindowTest::sum)))
                .contains(new Event("a", 31, 21), new Event("b", 25, 7));
    }

    private static final Event[] DISORDER = {
        new Event("a", 1, 1),
        new Event("a", 21, 2),
        new Event("a", 2, 3),
        new Event("a", 28, 4),
        new Event("a", 60, 5),
        new Event("a", 3, 6)
    };

    @Test
    void lateRecordsAreCountedAndKeptAside() {
        OutputTag<Event> late = new OutputTag<>("late");
        Event[] expected = {new Event("a", 2, 3), new Event("a", 3, 6)};
        TumblingEventTimeWindows windows = TumblingEventTimeWindows.of(Duration.ofMillis(10));
        Jobs.check(
                environment -> ProcessTest.events(environment, DISORDER)
                        .keyBy(Event::key)
                        .window(windows)
                        .sideOutputLateData(late)
                        .reduce(WindowTest::sum)
                        .getSideOutput(late),
                expected);
        Jobs.check(
                environment -> ProcessTest.events(environment, DISORDER)
                        .keyBy(Event::key)
                        .window(windows)
                        .sideOutputLateData(late)
                        .process(new Show<>())
                        .getSideOutput(late),
                expected);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.on(
                        dev.weir.simulator.Simulation.executor(1))
                .setParallelism(1);
        ProcessTest.events(environment, DISORDER)
                .keyBy(Event::key)
                .window(windows)
                .reduce(WindowTest::sum)
                .name("sums")
                .addSink(event -> {});
        assertThat(environment.execute().metrics()).containsEntry("sums.late-rows", 2L);
    }

    @Test
    void allowedLatenessComputesAWindowAgain() {
        OutputTag<Event> late = new OutputTag<>("late");
        Jobs.check(
                environment -> {
                    SingleOutputStreamOperator<String> sums = ProcessTest.events(environment, DISORDER)
                            .keyBy(Event::key)
                            .window(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
                            .allowedLateness(Duration.ofMillis(20))
                            .sideOutputLateData(late)
                            .aggregate(new Sum(), new Show<>());
                    return sums.union(sums.getSideOutput(late).map(event -> "late " + event.value()));
                },
                "a[0,10)[1]",
                "a[0,10)[4]",
                "a[20,30)[6]",
                "a[60,70)[5]",
                "late 6");
    }

    @Test
    void processingTimeWindowsAreComputedAtTheEnd() {
        List<Event> results = Jobs.run(
                2,
                1,
                environment -> keyed(environment)
                        .window(TumblingProcessingTimeWindows.of(Duration.ofHours(1)))
                        .reduce(WindowTest::sum));
        assertThat(results.stream().mapToLong(Event::value).sum()).isEqualTo(28);
        List<Event> general = Jobs.run(
                2,
                1,
                environment -> keyed(environment)
                        .window(TumblingProcessingTimeWindows.of(Duration.ofHours(1)))
                        .<Event>apply((key, window, events, out) -> events.forEach(out::collect)));
        assertThat(general).containsExactlyInAnyOrder(EVENTS);
    }

    @Test
    void windowsOfAllRecords() {
        Jobs.check(
                environment -> ProcessTest.events(environment, EVENTS)
                        .windowAll(TumblingEventTimeWindows.of(Duration.ofMillis(20)))
                        .reduce(WindowTest::sum)
                        .map(Event::value),
                10L,
                18L);
        Jobs.check(
                environment -> ProcessTest.events(environment, EVENTS)
                        .windowAll(TumblingEventTimeWindows.of(Duration.ofMillis(20)))
                        .process(new ProcessAllWindowFunction<Event, Integer, TimeWindow>() {
                            @Override
                            public void process(Context context, Iterable<Event> events, Collector<Integer> out) {
                                int count = 0;
                                for (Event _ : events) {
                                    count++;
                                }
                                out.collect(count);
                            }
                        }),
                4,
                3);
        Jobs.check(
                environment -> ProcessTest.events(environment, EVENTS)
                        .countWindowAll(7)
                        .reduce(WindowTest::sum)
                        .map(Event::value),
                28L);
    }

    @Test
    void windowFunctionsKeepStateOfKeyAndWindow() {
        Jobs.check(
                environment -> keyed(environment)
                        .window(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
                        .process(new ProcessWindowFunction<Event, String, String, TimeWindow>() {
                            @Override
                            public void process(
                                    String key, Context context, Iterable<Event> events, Collector<String> out) {
                                ValueState<Integer> windows =
                                        context.globalState().getState(new ValueStateDescriptor<>("windows"));
                                ValueState<Integer> here =
                                        context.windowState().getState(new ValueStateDescriptor<>("here"));
                                windows.update(windows.value() == null ? 1 : windows.value() + 1);
                                here.update(here.value() == null ? 1 : here.value() + 1);
                                out.collect(key + windows.value() + "/" + here.value());
                            }
                        }),
                "a1/1",
                "a2/1",
                "a3/1",
                "a4/1",
                "b1/1",
                "b2/1");
    }

    @Test
    void joinsAndCoGroups() {
        TumblingEventTimeWindows windows = TumblingEventTimeWindows.of(Duration.ofMillis(10));
        Jobs.check(
                environment -> ProcessTest.events(environment, EVENTS)
                        .join(ProcessTest.events(environment, new Event("a", 3, 10), new Event("b", 29, 20)))
                        .where(Event::key)
                        .equalTo(Event::key)
                        .window(windows)
                        .apply((left, right) -> left.key() + left.value() + "-" + right.value()),
                "a1-10",
                "a3-10",
                "b5-20");
        Jobs.check(
                120,
                environment -> ProcessTest.events(environment, EVENTS)
                        .coGroup(ProcessTest.events(environment, new Event("a", 3, 10), new Event("c", 29, 20)))
                        .where(Event::key)
                        .equalTo(Event::key)
                        .window(windows)
                        .<String>apply((lefts, rights, out) -> {
                            List<Long> values = new ArrayList<>();
                            lefts.forEach(left -> values.add(left.value()));
                            rights.forEach(right -> values.add(-right.value()));
                            out.collect(values.toString());
                        }),
                Arrays.asList("[1, 3, -10]", "[2]", "[4]", "[5]", "[6]", "[7]", "[-20]"));
    }

    @Test
    void eventTimeWindowsNeedTimestamps() {
        assertThatThrownBy(() -> Jobs.run(
                        1,
                        1,
                        environment -> environment
                                .fromData(EVENTS)
                                .keyBy(Event::key)
                                .window(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
                                .reduce(WindowTest::sum)))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-STREAM-0003")
                .hasMessageContaining("assignTimestampsAndWatermarks");
    }
}
