package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.process.CoProcessFunction;
import dev.weir.stream.process.KeyedCoProcessFunction;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.process.ProcessFunction;
import dev.weir.stream.process.ProcessJoinFunction;
import dev.weir.stream.process.RichFlatMapFunction;
import dev.weir.stream.state.AggregatingState;
import dev.weir.stream.state.AggregatingStateDescriptor;
import dev.weir.stream.state.ListState;
import dev.weir.stream.state.ListStateDescriptor;
import dev.weir.stream.state.MapState;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.ReducingState;
import dev.weir.stream.state.ReducingStateDescriptor;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import dev.weir.stream.time.Watermark;
import dev.weir.stream.time.WatermarkGenerator;
import dev.weir.stream.time.WatermarkOutput;
import dev.weir.stream.time.WatermarkStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Process functions with state and timers, connected streams and interval joins, in whole jobs. */
@SuppressWarnings("SameNameButDifferent") // Contexts go by the short name, as in programs.
class ProcessTest {
    record Event(String key, long time, long value) {}

    /** A stream in order of time, with a watermark behind each event. */
    static SingleOutputStreamOperator<Event> events(StreamExecutionEnvironment environment, Event... events) {
        return environment
                .fromData(events)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Event>forGenerator(Punctual::new)
                        .withTimestampAssigner((event, before) -> event.time()))
                .setParallelism(1);
    }

    private static final class Punctual implements WatermarkGenerator<Event> {
        @Override
        public void onEvent(Event event, long time, WatermarkOutput output) {
            output.emitWatermark(new Watermark(time - 1));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    /** Emits the number of events of a key once it has been silent for 10 ms. */
    private static final class CountUntilSilent extends KeyedProcessFunction<String, Event, String> {
        private transient ValueState<Long> count;
        private transient ValueState<Long> timer;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
            timer = getRuntimeContext().getState(new ValueStateDescriptor<>("timer", Long.class));
        }

        @Override
        public void processElement(Event event, Context ctx, Collector<String> out) {
            Long before = count.value();
            count.update(before == null ? 1 : before + 1);
            Long due = timer.value();
            if (due != null) {
                ctx.timerService().deleteEventTimeTimer(due);
            }
            long next = ctx.timestamp() + 10;
            ctx.timerService().registerEventTimeTimer(next);
            timer.update(next);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) {
            out.collect(ctx.getCurrentKey() + " " + count.value() + " until " + timestamp + " " + ctx.timeDomain());
            count.clear();
            timer.clear();
        }
    }

    @Test
    void timersFireInEventTimeAndCanBeDeleted() {
        Jobs.check(
                environment -> events(
                                environment,
                                new Event("a", 0, 0),
                                new Event("b", 3, 0),
                                new Event("a", 5, 0),
                                new Event("c", 20, 0),
                                new Event("a", 30, 0),
                                new Event("b", 31, 0))
                        .keyBy(Event::key)
                        .process(new CountUntilSilent()),
                "a 2 until 15 EVENT_TIME",
                "b 1 until 13 EVENT_TIME",
                "a 1 until 40 EVENT_TIME",
                "b 1 until 41 EVENT_TIME",
                "c 1 until 30 EVENT_TIME");
    }

    /** Emits the content of all kinds of state at the key's third event. */
    private static final class AllStates extends KeyedProcessFunction<String, Event, String> {
        private transient ListState<Long> list;
        private transient MapState<Long, Long> map;
        private transient ReducingState<Long> sum;
        private transient AggregatingState<Long, String> joined;

        @Override
        public void open(OpenContext context) {
            list = getRuntimeContext().getListState(new ListStateDescriptor<>("list", Long.class));
            map = getRuntimeContext().getMapState(new MapStateDescriptor<>("map", Long.class, Long.class));
            sum = getRuntimeContext().getReducingState(new ReducingStateDescriptor<>("sum", Long::sum, Long.class));
            joined = getRuntimeContext().getAggregatingState(new AggregatingStateDescriptor<>("joined", new Join()));
        }

        @Override
        public void processElement(Event event, Context ctx, Collector<String> out) {
            list.add(event.value());
            map.put(event.value(), event.time());
            sum.add(event.value());
            joined.add(event.value());
            List<Long> values = new ArrayList<>();
            list.get().forEach(values::add);
            if (values.size() == 3) {
                List<Long> keys = new ArrayList<>();
                map.keys().forEach(keys::add);
                out.collect(ctx.getCurrentKey() + values + keys + sum.get() + joined.get());
                list.clear();
                map.clear();
                sum.clear();
                joined.clear();
            }
        }
    }

    private static final class Join implements AggregateFunction<Long, String, String> {
        @Override
        public String createAccumulator() {
            return "";
        }

        @Override
        public String add(Long value, String accumulator) {
            return accumulator + "/" + value;
        }

        @Override
        public String getResult(String accumulator) {
            return accumulator;
        }

        @Override
        public String merge(String a, String b) {
            return a + b;
        }
    }

    @Test
    void keepsStateOfAllKinds() {
        Jobs.check(
                environment -> events(
                                environment,
                                new Event("a", 0, 1),
                                new Event("b", 1, 1),
                                new Event("a", 2, 2),
                                new Event("a", 3, 2),
                                new Event("b", 4, 7),
                                new Event("a", 5, 9),
                                new Event("b", 6, 3))
                        .keyBy(Event::key)
                        .process(new AllStates()),
                "a[1, 2, 2][1, 2]5/1/2/2",
                "b[1, 7, 3][1, 7, 3]11/1/7/3");
    }

    @Test
    void richFunctionsUseStateOfTheKey() {
        Jobs.check(
                environment -> events(environment, new Event("a", 0, 1), new Event("a", 1, 1), new Event("b", 1, 1))
                        .keyBy(Event::key)
                        .flatMap(new RichFlatMapFunction<Event, String>() {
                            @Override
                            public void flatMap(Event event, Collector<String> out) {
                                ValueState<Boolean> seen =
                                        getRuntimeContext().getState(new ValueStateDescriptor<>("seen"));
                                if (seen.value() == null) {
                                    seen.update(true);
                                    out.collect(event.key());
                                }
                            }
                        }),
                "a",
                "b");
    }

    @Test
    void processingTimeTimersAreNotLost() {
        Jobs.check(
                environment -> events(environment, new Event("a", 0, 1), new Event("b", 1, 1))
                        .keyBy(Event::key)
                        .process(new KeyedProcessFunction<String, Event, String>() {
                            @Override
                            public void processElement(Event event, Context ctx, Collector<String> out) {
                                long now = ctx.timerService().currentProcessingTime();
                                ctx.timerService().registerProcessingTimeTimer(now + 1000);
                            }

                            @Override
                            public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) {
                                out.collect(ctx.getCurrentKey() + ctx.timeDomain() + ctx.timestamp());
                            }
                        }),
                "aPROCESSING_TIMEnull",
                "bPROCESSING_TIMEnull");
    }

    @Test
    void plainProcessFunctionsHaveTimersBehindKeyBy() {
        Jobs.check(
                environment -> events(environment, new Event("a", 5, 0))
                        .keyBy(Event::key)
                        .process(new ProcessFunction<Event, String>() {
                            @Override
                            public void processElement(Event event, Context ctx, Collector<String> out) {
                                ctx.timerService().registerEventTimeTimer(9);
                            }

                            @Override
                            public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) {
                                out.collect("fired at " + timestamp);
                            }
                        }),
                "fired at 9");
    }

    @Test
    void stateNeedsAKey() {
        assertThatThrownBy(() -> Jobs.run(
                        1,
                        1,
                        environment -> environment.fromData(1).process(new ProcessFunction<Integer, Integer>() {
                            @Override
                            public void processElement(Integer value, Context ctx, Collector<Integer> out) {
                                ctx.timerService().registerEventTimeTimer(1);
                            }
                        })))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-STREAM-0004")
                .hasMessageContaining("keyBy");
    }

    @Test
    void connectedStreamsShareStateOfTheKey() {
        Jobs.check(
                environment -> events(environment, new Event("a", 0, 1), new Event("b", 1, 2), new Event("c", 2, 3))
                        .connect(environment.fromData("b", "c", "d"))
                        .keyBy(Event::key, name -> name)
                        .process(new KeyedCoProcessFunction<String, Event, String, String>() {
                            @Override
                            public void processElement1(Event event, Context ctx, Collector<String> out) {
                                meet("event", ctx.getCurrentKey(), out);
                            }

                            @Override
                            public void processElement2(String name, Context ctx, Collector<String> out) {
                                meet("name", ctx.getCurrentKey(), out);
                            }

                            private void meet(String side, String key, Collector<String> out) {
                                ValueState<String> other =
                                        getRuntimeContext().getState(new ValueStateDescriptor<>("other"));
                                if (other.value() == null) {
                                    other.update(side);
                                } else if (!side.equals(other.value())) {
                                    out.collect(key);
                                }
                            }
                        }),
                "b",
                "c");
    }

    @Test
    void connectedStreamsOfDifferentTypes() {
        Jobs.check(
                environment -> environment
                        .fromData(1, 2)
                        .connect(environment.fromData("x"))
                        .process(new CoProcessFunction<Integer, String, String>() {
                            @Override
                            public void processElement1(Integer value, Context ctx, Collector<String> out) {
                                out.collect("number " + value);
                            }

                            @Override
                            public void processElement2(String value, Context ctx, Collector<String> out) {
                                out.collect("text " + value);
                            }
                        }),
                "number 1",
                "number 2",
                "text x");
    }

    private static final class Pair extends ProcessJoinFunction<Event, Event, String> {
        @Override
        public void processElement(Event left, Event right, Context ctx, Collector<String> out) {
            out.collect(left.key() + left.time() + "-" + right.time() + "@" + ctx.getTimestamp());
        }
    }

    @Test
    void intervalJoinPairsWhatIsNearInTime() {
        Jobs.check(
                environment -> {
                    DataStream<Event> left =
                            events(environment, new Event("a", 10, 0), new Event("a", 20, 0), new Event("b", 20, 0));
                    DataStream<Event> right = events(
                            environment,
                            new Event("a", 8, 0),
                            new Event("a", 15, 0),
                            new Event("a", 22, 0),
                            new Event("b", 25, 0),
                            new Event("b", 26, 0));
                    return left.keyBy(Event::key)
                            .intervalJoin(right.keyBy(Event::key))
                            .between(Duration.ofMillis(-5), Duration.ofMillis(5))
                            .process(new Pair());
                },
                "a10-8@10",
                "a10-15@15",
                "a20-15@20",
                "a20-22@22",
                "b20-25@25");
    }

    @Test
    void sideOutputsOfTimersAndMissingTags() {
        OutputTag<String> fired = new OutputTag<>("fired");
        Jobs.check(
                environment -> events(environment, new Event("a", 5, 0))
                        .keyBy(Event::key)
                        .process(new KeyedProcessFunction<String, Event, Integer>() {
                            @Override
                            public void processElement(Event event, Context ctx, Collector<Integer> out) {
                                ctx.timerService().registerEventTimeTimer(7);
                                ctx.output(new OutputTag<>("nobody reads this"), "x");
                            }

                            @Override
                            public void onTimer(long timestamp, OnTimerContext ctx, Collector<Integer> out) {
                                ctx.output(fired, "at " + ctx.timestamp());
                            }
                        })
                        .getSideOutput(fired),
                "at 7");
    }
}
