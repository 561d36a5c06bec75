package dev.weir.stream;

import dev.weir.stream.functions.Collector;
import dev.weir.stream.time.WatermarkStrategy;
import dev.weir.stream.windows.CountTrigger;
import dev.weir.stream.windows.DeltaEvictor;
import dev.weir.stream.windows.DeltaTrigger;
import dev.weir.stream.windows.DynamicEventTimeSessionWindows;
import dev.weir.stream.windows.DynamicProcessingTimeSessionWindows;
import dev.weir.stream.windows.EventTimeSessionWindows;
import dev.weir.stream.windows.GlobalWindows;
import dev.weir.stream.windows.SlidingEventTimeWindows;
import dev.weir.stream.windows.TimeWindow;
import dev.weir.stream.windows.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever a function of a window throws names the operator and that function, of the several there are. */
class WindowFailuresTest {
    private static final String LAMBDA = "a lambda in dev.weir.stream.WindowFailuresTest";

    private final FailureCases cases = new FailureCases();

    @TestFactory
    Stream<DynamicTest> functionsOfWindows() {
        cases.check(
                "reduce",
                LAMBDA,
                e -> FailureCases.windows(e).reduce((a, b) -> Failing.boom()).name(FailureCases.NAME));
        cases.check(
                "reduce with a function",
                LAMBDA,
                e -> FailureCases.windows(e)
                        .reduce((a, b) -> Failing.boom(), FailureCases.Harmless.window())
                        .name(FailureCases.NAME));
        cases.check(
                "function behind a reduce",
                LAMBDA,
                e -> FailureCases.windows(e)
                        .reduce(
                                Math::max,
                                (Long key, TimeWindow window, Iterable<Long> values, Collector<Long> out) ->
                                        Failing.boom())
                        .name(FailureCases.NAME));
        for (String where : List.of("create", "add", "result")) {
            aggregate(where, TumblingEventTimeWindows.of(FailureCases.TEN));
            aggregate(where, SlidingEventTimeWindows.of(FailureCases.TEN, Duration.ofMillis(5)));
            aggregate(where, EventTimeSessionWindows.withGap(FailureCases.TEN));
        }
        aggregate("merge", SlidingEventTimeWindows.of(FailureCases.TEN, Duration.ofMillis(5)));
        cases.check(
                "merge of sessions",
                FailureCases.named(Failing.Aggregate.class),
                e -> e.fromData(1L, 30L, 15L)
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<Long>noWatermarks().withTimestampAssigner((value, before) -> value))
                        .setParallelism(1)
                        .keyBy(value -> 1L)
                        .window(EventTimeSessionWindows.withGap(Duration.ofMillis(16)))
                        .aggregate(new Failing.Aggregate("merge"))
                        .name(FailureCases.NAME));
        cases.check(
                "process",
                FailureCases.named(Failing.WindowProcess.class),
                e -> FailureCases.windows(e)
                        .process(new Failing.WindowProcess("process"))
                        .name(FailureCases.NAME));
        cases.check(
                "clear",
                FailureCases.named(Failing.WindowProcess.class),
                e -> FailureCases.windows(e)
                        .process(new Failing.WindowProcess("clear"))
                        .name(FailureCases.NAME));
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> functionsBehindOthers() {
        cases.check(
                "process behind an aggregate",
                FailureCases.named(Failing.WindowProcess.class),
                e -> FailureCases.windows(e)
                        .aggregate(FailureCases.Harmless.aggregate(), new Failing.WindowProcess("process"))
                        .name(FailureCases.NAME));
        cases.check(
                "aggregate before a process",
                FailureCases.named(Failing.Aggregate.class),
                e -> FailureCases.windows(e)
                        .aggregate(new Failing.Aggregate("add"), FailureCases.Harmless.window())
                        .name(FailureCases.NAME));
        cases.check(
                "apply",
                LAMBDA,
                e -> FailureCases.windows(e)
                        .apply((Long key, TimeWindow window, Iterable<Long> values, Collector<Long> out) ->
                                Failing.boom())
                        .name(FailureCases.NAME));
        cases.check(
                "process of all",
                FailureCases.named(Failing.AllProcess.class),
                e -> FailureCases.timed(e)
                        .windowAll(TumblingEventTimeWindows.of(FailureCases.TEN))
                        .process(new Failing.AllProcess())
                        .name(FailureCases.NAME));
        cases.check(
                "apply of all",
                LAMBDA,
                e -> FailureCases.timed(e)
                        .windowAll(TumblingEventTimeWindows.of(FailureCases.TEN))
                        .apply((TimeWindow window, Iterable<Long> values, Collector<Long> out) -> Failing.boom())
                        .name(FailureCases.NAME));
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> triggersEvictorsAndAssigners() {
        for (String where : List.of("element", "time", "clear")) {
            cases.check(
                    "trigger, " + where,
                    FailureCases.named(Failing.When.class),
                    e -> FailureCases.windows(e)
                            .trigger(new Failing.When(where))
                            .aggregate(FailureCases.Harmless.aggregate(), FailureCases.Harmless.window())
                            .name(FailureCases.NAME));
        }
        cases.check(
                "trigger, merge",
                FailureCases.named(Failing.When.class),
                e -> FailureCases.keyed(e)
                        .window(EventTimeSessionWindows.withGap(FailureCases.TEN))
                        .trigger(new Failing.When("merge"))
                        .aggregate(FailureCases.Harmless.aggregate(), FailureCases.Harmless.window())
                        .name(FailureCases.NAME));
        for (String where : List.of("before", "after")) {
            cases.check(
                    "evictor, " + where,
                    FailureCases.named(Failing.Evict.class),
                    e -> FailureCases.windows(e)
                            .evictor(new Failing.Evict(where))
                            .aggregate(FailureCases.Harmless.aggregate(), FailureCases.Harmless.window())
                            .name(FailureCases.NAME));
        }
        cases.check(
                "aggregate of what is evicted",
                FailureCases.named(Failing.Aggregate.class),
                e -> FailureCases.windows(e)
                        .evictor(new Failing.Evict("nowhere"))
                        .aggregate(new Failing.Aggregate("add"), FailureCases.Harmless.window())
                        .name(FailureCases.NAME));
        for (String where : List.of("assign", "merge")) {
            cases.check(
                    "assigner, " + where,
                    FailureCases.named(Failing.Assign.class),
                    e -> FailureCases.keyed(e)
                            .window(new Failing.Assign(where))
                            .aggregate(FailureCases.Harmless.aggregate(), FailureCases.Harmless.window())
                            .name(FailureCases.NAME));
        }
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> functionsInsideOthers() {
        cases.check(
                "gap of event time",
                LAMBDA,
                e -> FailureCases.keyed(e)
                        .window(DynamicEventTimeSessionWindows.withDynamicGap(value -> Failing.<Long>boom()))
                        .reduce(Math::max)
                        .name(FailureCases.NAME));
        cases.check(
                "gap of processing time",
                LAMBDA,
                e -> FailureCases.keyed(e)
                        .window(DynamicProcessingTimeSessionWindows.withDynamicGap(value -> Failing.<Long>boom()))
                        .reduce(Math::max)
                        .name(FailureCases.NAME));
        cases.check(
                "distance of a trigger",
                LAMBDA,
                e -> FailureCases.keyed(e)
                        .window(GlobalWindows.create())
                        .trigger(DeltaTrigger.of(1, (Long a, Long b) -> Failing.<Double>boom()))
                        .reduce(Math::max)
                        .name(FailureCases.NAME));
        cases.check(
                "distance of an evictor",
                LAMBDA,
                e -> FailureCases.keyed(e)
                        .window(GlobalWindows.create())
                        .trigger(CountTrigger.of(2))
                        .evictor(DeltaEvictor.of(1, (Long a, Long b) -> Failing.<Double>boom()))
                        .reduce(Math::max)
                        .name(FailureCases.NAME));
        return cases.stream();
    }

    private void aggregate(String where, dev.weir.stream.windows.WindowAssigner<Object, TimeWindow> assigner) {
        cases.check(
                "aggregate of " + assigner + ", " + where,
                FailureCases.named(Failing.Aggregate.class),
                e -> FailureCases.keyed(e)
                        .window(assigner)
                        .aggregate(new Failing.Aggregate(where))
                        .name(FailureCases.NAME));
    }
}
