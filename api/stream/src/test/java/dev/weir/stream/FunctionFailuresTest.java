package dev.weir.stream;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.base.Configuration;
import dev.weir.dataflow.checkpoint.RestartOptions;
import dev.weir.stream.functions.AsyncRetryStrategies;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.sinks.FileSink;
import dev.weir.stream.sinks.Sink;
import dev.weir.stream.sources.DataGeneratorSource;
import dev.weir.stream.sources.GeneratorFunction;
import dev.weir.stream.state.AggregatingStateDescriptor;
import dev.weir.stream.state.AppendingState;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.ReducingStateDescriptor;
import dev.weir.stream.time.WatermarkStrategy;
import dev.weir.stream.windows.TimeWindow;
import dev.weir.stream.windows.TumblingEventTimeWindows;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a function throws names the operator and the function, and keeps what was thrown. */
class FunctionFailuresTest {
    private static final String LAMBDA = "a lambda in dev.weir.stream.FunctionFailuresTest";

    private final FailureCases cases = new FailureCases();

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> functionsOfRecords() {
        cases.check(
                "map",
                LAMBDA,
                e -> FailureCases.numbers(e).map(value -> Failing.boom()).name(FailureCases.NAME));
        cases.check(
                "flat map",
                LAMBDA,
                e -> FailureCases.numbers(e)
                        .flatMap((value, out) -> Failing.boom())
                        .name(FailureCases.NAME));
        cases.check(
                "filter",
                LAMBDA,
                e -> FailureCases.numbers(e).filter(value -> Failing.boom()).name(FailureCases.NAME));
        cases.check(
                "method reference",
                LAMBDA,
                e -> FailureCases.numbers(e).map(FunctionFailuresTest::throwing).name(FailureCases.NAME));
        for (String where : List.of("open", "map", "close", "initialize")) {
            cases.check(
                    "rich map, " + where,
                    FailureCases.named(Failing.Rich.class),
                    e -> FailureCases.numbers(e).map(new Failing.Rich(where)).name(FailureCases.NAME));
            cases.check(
                    "rich map of a keyed stream, " + where,
                    FailureCases.named(Failing.Rich.class),
                    e -> FailureCases.numbers(e)
                            .keyBy(FailureCases.Harmless.key())
                            .map(new Failing.Rich(where))
                            .name(FailureCases.NAME));
        }
        cases.check(
                "process",
                FailureCases.named(Failing.Plain.class),
                e -> FailureCases.numbers(e).process(new Failing.Plain()).name(FailureCases.NAME));
        for (String where : List.of("open", "element", "EVENT_TIME", "PROCESSING_TIME", "close")) {
            cases.check(
                    "keyed process, " + where,
                    FailureCases.named(Failing.Keyed.class),
                    e -> FailureCases.keyed(e).process(new Failing.Keyed(where)).name(FailureCases.NAME));
        }
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> functionsOfKeys() {
        cases.check(
                "reduce",
                LAMBDA,
                e -> FailureCases.numbers(e)
                        .keyBy(FailureCases.Harmless.key())
                        .reduce((a, b) -> Failing.boom())
                        .name(FailureCases.NAME));
        cases.check(
                "key selector",
                "Key",
                LAMBDA,
                e -> FailureCases.numbers(e).keyBy(value -> Failing.boom()).process(nothing()));
        cases.check(
                "hash of a key",
                "Key",
                LAMBDA,
                e -> FailureCases.numbers(e)
                        .keyBy(value -> new Failing.Element(value))
                        .print());
        cases.check(
                "partitioner",
                FailureCases.NAME,
                LAMBDA,
                e -> FailureCases.numbers(e)
                        .map(value -> value)
                        .name(FailureCases.NAME)
                        .partitionCustom((key, consumers) -> Failing.boom(), FailureCases.Harmless.key())
                        .print());
        cases.check(
                "partitioner of a source",
                FailureCases.NAME,
                LAMBDA,
                e -> e.fromSequence(1, 20)
                        .name(FailureCases.NAME)
                        .partitionCustom((key, consumers) -> Failing.boom(), FailureCases.Harmless.key())
                        .print());
        cases.check(
                "key of a partitioner",
                FailureCases.NAME,
                LAMBDA,
                e -> FailureCases.numbers(e)
                        .map(value -> value)
                        .name(FailureCases.NAME)
                        .partitionCustom((Long key, int consumers) -> 0, value -> Failing.boom())
                        .print());
        cases.check(
                "sum by an accessor",
                "sum of field 'number'",
                e -> elements(e).sum(Failing.Element::number).name(FailureCases.NAME));
        cases.check(
                "min by a field",
                "min of field 'number'",
                e -> elements(e).min("number").name(FailureCases.NAME));
        cases.check(
                "max by a function",
                LAMBDA,
                e -> elements(e).maxBy(element -> Failing.<Long>boom()).name(FailureCases.NAME));
        return cases.stream();
    }

    private static Long throwing(Long value) {
        return Failing.boom();
    }

    private static KeyedStream<Failing.Element, Integer> elements(StreamExecutionEnvironment environment) {
        return environment.fromSequence(1, 20).map(Failing.Element::new).keyBy(element -> 1);
    }

    private static KeyedProcessFunction<Object, Long, Long> nothing() {
        return new KeyedProcessFunction<>() {
            @Override
            public void processElement(Long value, Context ctx, Collector<Long> out) {}
        };
    }

    @TestFactory
    Stream<DynamicTest> functionsOfSeveralStreams() {
        for (int side : new int[] {1, 2}) {
            cases.check(
                    "co-map " + side,
                    FailureCases.named(Failing.CoMap.class),
                    e -> FailureCases.numbers(e)
                            .connect(FailureCases.numbers(e))
                            .map(new Failing.CoMap(side))
                            .name(FailureCases.NAME));
            cases.check(
                    "co-flat-map " + side,
                    FailureCases.named(Failing.CoFlatMap.class),
                    e -> FailureCases.numbers(e)
                            .connect(FailureCases.numbers(e))
                            .flatMap(new Failing.CoFlatMap(side))
                            .name(FailureCases.NAME));
            cases.check(
                    "co-process " + side,
                    FailureCases.named(Failing.CoProcess.class),
                    e -> FailureCases.numbers(e)
                            .connect(FailureCases.numbers(e))
                            .process(new Failing.CoProcess(side))
                            .name(FailureCases.NAME));
        }
        for (String where : List.of("1", "2", "timer")) {
            cases.check(
                    "keyed co-process, " + where,
                    FailureCases.named(Failing.KeyedCoProcess.class),
                    e -> FailureCases.keyed(e)
                            .connect(FailureCases.keyed(e))
                            .process(new Failing.KeyedCoProcess(where))
                            .name(FailureCases.NAME));
        }
        for (String where : List.of("element", "broadcast")) {
            cases.check(
                    "broadcast, " + where,
                    FailureCases.named(Failing.Broadcast.class),
                    e -> FailureCases.numbers(e)
                            .connect(e.fromData(1L, 2L).broadcast(new MapStateDescriptor<String, Long>("rules")))
                            .process(new Failing.Broadcast(where))
                            .name(FailureCases.NAME));
        }
        for (String where : List.of("element", "broadcast", "timer")) {
            cases.check(
                    "keyed broadcast, " + where,
                    FailureCases.named(Failing.KeyedBroadcast.class),
                    e -> FailureCases.keyed(e)
                            .connect(e.fromData(1L, 2L).broadcast(new MapStateDescriptor<String, Long>("rules")))
                            .process(new Failing.KeyedBroadcast(where))
                            .name(FailureCases.NAME));
        }
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> functionsOfJoins() {
        cases.check(
                "interval join",
                FailureCases.named(Failing.Join.class),
                e -> FailureCases.keyed(e)
                        .intervalJoin(FailureCases.keyed(e))
                        .between(FailureCases.TEN.negated(), FailureCases.TEN)
                        .process(new Failing.Join())
                        .name(FailureCases.NAME));
        cases.check(
                "co-group",
                LAMBDA,
                e -> FailureCases.timed(e)
                        .coGroup(FailureCases.timed(e))
                        .where(FailureCases.Harmless.key())
                        .equalTo(FailureCases.Harmless.key())
                        .window(TumblingEventTimeWindows.of(FailureCases.TEN))
                        .apply((Iterable<Long> a, Iterable<Long> b, Collector<Long> out) -> Failing.boom())
                        .name(FailureCases.NAME));
        cases.check(
                "join",
                LAMBDA,
                e -> joined(e).apply((Long a, Long b) -> Failing.<Long>boom()).name(FailureCases.NAME));
        cases.check(
                "flat join",
                LAMBDA,
                e -> joined(e)
                        .apply((Long a, Long b, Collector<Long> out) -> Failing.boom())
                        .name(FailureCases.NAME));
        cases.check(
                "life of a join",
                FailureCases.named(Failing.RichJoin.class),
                e -> joined(e).apply(new Failing.RichJoin()).name(FailureCases.NAME));
        cases.check(
                "first key of a join",
                "First -> Key",
                LAMBDA,
                e -> FailureCases.timed(e)
                        .join(FailureCases.timed(e))
                        .where(value -> Failing.<Long>boom())
                        .equalTo(FailureCases.Harmless.key())
                        .window(TumblingEventTimeWindows.of(FailureCases.TEN))
                        .apply(FailureCases.Harmless.join()));
        cases.check(
                "second key of a join",
                "Second -> Key",
                LAMBDA,
                e -> FailureCases.timed(e)
                        .join(FailureCases.timed(e))
                        .where(FailureCases.Harmless.key())
                        .equalTo(value -> Failing.<Long>boom())
                        .window(TumblingEventTimeWindows.of(FailureCases.TEN))
                        .apply(FailureCases.Harmless.join()));
        return cases.stream();
    }

    private static JoinedStreams.WithWindow<Long, Long, Long, TimeWindow> joined(StreamExecutionEnvironment e) {
        return FailureCases.timed(e)
                .join(FailureCases.timed(e))
                .where(FailureCases.Harmless.key())
                .equalTo(FailureCases.Harmless.key())
                .window(TumblingEventTimeWindows.of(FailureCases.TEN));
    }

    /** Asks for a state with a function of its own and adds to it. */
    private static final class WithState extends KeyedProcessFunction<Long, Long, Long> {
        private final boolean aggregates;
        private transient @Nullable AppendingState<Long, Long> state;

        WithState(boolean aggregates) {
            this.aggregates = aggregates;
        }

        @Override
        public void open(OpenContext context) {
            state = aggregates
                    ? getRuntimeContext()
                            .getAggregatingState(
                                    new AggregatingStateDescriptor<>("sum", new Failing.Aggregate("add"), Long.class))
                    : getRuntimeContext()
                            .getReducingState(
                                    new ReducingStateDescriptor<>("sum", (a, b) -> Failing.boom(), Long.class));
        }

        @Override
        public void processElement(Long value, Context ctx, Collector<Long> out) throws Exception {
            state.add(value);
        }
    }

    @TestFactory
    Stream<DynamicTest> functionsOfStateTimeAndCalls() {
        cases.check(
                "aggregating state",
                FailureCases.named(Failing.Aggregate.class),
                e -> FailureCases.keyed(e).process(new WithState(true)).name(FailureCases.NAME));
        cases.check(
                "reducing state",
                LAMBDA + "$WithState",
                e -> FailureCases.keyed(e).process(new WithState(false)).name(FailureCases.NAME));
        cases.check(
                "timestamps",
                LAMBDA,
                e -> FailureCases.numbers(e)
                        .assignTimestampsAndWatermarks(WatermarkStrategy.<Long>forMonotonousTimestamps()
                                .withTimestampAssigner((value, before) -> Failing.<Long>boom()))
                        .name(FailureCases.NAME));
        cases.check(
                "timestamps of a source",
                LAMBDA,
                e -> e.fromSource(
                        DataGeneratorSource.sequence(1, 20),
                        WatermarkStrategy.<Long>forMonotonousTimestamps()
                                .withTimestampAssigner((value, before) -> Failing.<Long>boom()),
                        FailureCases.NAME));
        cases.check(
                "supplier of generators",
                LAMBDA,
                e -> FailureCases.numbers(e)
                        .assignTimestampsAndWatermarks(WatermarkStrategy.<Long>forGenerator(() -> Failing.boom()))
                        .name(FailureCases.NAME));
        cases.check(
                "supplier of generators of a source",
                LAMBDA,
                e -> e.fromSource(
                        DataGeneratorSource.sequence(1, 20),
                        WatermarkStrategy.<Long>forGenerator(() -> Failing.boom()),
                        FailureCases.NAME));
        for (String where : List.of("event", "periodic")) {
            cases.check(
                    "generator, " + where,
                    FailureCases.named(Failing.Generator.class),
                    e -> FailureCases.numbers(e)
                            .assignTimestampsAndWatermarks(
                                    WatermarkStrategy.<Long>forGenerator(() -> new Failing.Generator(where)))
                            .name(FailureCases.NAME));
            cases.check(
                    "generator of a source, " + where,
                    FailureCases.named(Failing.Generator.class),
                    e -> e.fromSource(
                            DataGeneratorSource.sequence(1, 20),
                            WatermarkStrategy.<Long>forGenerator(() -> new Failing.Generator(where)),
                            FailureCases.NAME));
        }
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> functionsOfCalls() {
        cases.check(
                "call",
                LAMBDA,
                e -> AsyncDataStream.<Long, Long>unorderedWait(
                                FailureCases.numbers(e), (value, result) -> Failing.boom(), 1, TimeUnit.SECONDS)
                        .name(FailureCases.NAME));
        cases.check(
                "call that completes with a failure",
                LAMBDA,
                e -> AsyncDataStream.<Long, Long>orderedWait(
                                FailureCases.numbers(e),
                                (value, result) -> result.completeExceptionally(
                                        org.assertj.core.api.Assertions.catchThrowable(Failing::boom)),
                                1,
                                TimeUnit.SECONDS)
                        .name(FailureCases.NAME));
        cases.check(
                "timeout",
                FailureCases.named(Failing.TimeOut.class),
                e -> AsyncDataStream.orderedWait(FailureCases.numbers(e), new Failing.TimeOut(), 1, TimeUnit.SECONDS)
                        .name(FailureCases.NAME));
        for (String where : List.of("can", "backoff", "predicate")) {
            cases.check(
                    "retry, " + where,
                    "dev.weir.stream.Failing$Retry" + (where.equals("predicate") ? "$1" : ""),
                    e -> AsyncDataStream.<Long, Long>orderedWaitWithRetry(
                                    FailureCases.numbers(e),
                                    (value, result) -> result.complete(List.of()),
                                    1,
                                    TimeUnit.SECONDS,
                                    new Failing.Retry(where))
                            .name(FailureCases.NAME));
        }
        cases.check(
                "predicate of a retry",
                LAMBDA,
                e -> AsyncDataStream.<Long, Long>orderedWaitWithRetry(
                                FailureCases.numbers(e),
                                (value, result) -> result.complete(List.of()),
                                1,
                                TimeUnit.SECONDS,
                                new AsyncRetryStrategies.FixedDelayRetryStrategyBuilder<Long>(3, 1)
                                        .ifResult(results -> Failing.boom())
                                        .build())
                        .name(FailureCases.NAME));
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> functionsOfSourcesAndSinks() {
        cases.check(
                "source function",
                FailureCases.named(Failing.Source.class),
                e -> e.addSource(new Failing.Source()).name(FailureCases.NAME));
        cases.check("generator", LAMBDA, e -> {
            GeneratorFunction<Long, Long> generator = number -> Failing.boom();
            e.fromSource(new DataGeneratorSource<>(generator, 20), WatermarkStrategy.noWatermarks(), FailureCases.NAME);
        });
        cases.check(
                "sink function",
                LAMBDA,
                e -> FailureCases.numbers(e).addSink(value -> Failing.boom()).name(FailureCases.NAME));
        cases.check(
                "sink",
                LAMBDA,
                e -> FailureCases.numbers(e).sinkTo(context -> Failing.boom()).name(FailureCases.NAME));
        for (String where : List.of("write", "flush", "end", "watermark", "close")) {
            Sink<Long> sink = context -> new Failing.Writer(where);
            cases.check(
                    "writer, " + where,
                    FailureCases.named(Failing.Writer.class),
                    e -> FailureCases.numbers(e).sinkTo(sink).name(FailureCases.NAME));
        }
        cases.check(
                "printed element",
                "the function dev.weir.stream.sinks.PrintSink$Writer",
                e -> e.fromSequence(1, 20).map(Failing.Element::new).print().name(FailureCases.NAME));
        String path = folder.toString();
        cases.check(
                "encoder",
                LAMBDA,
                e -> FailureCases.numbers(e)
                        .sinkTo(FileSink.<Long>forRowFormat(Path.of(path), (value, out) -> {
                                    if (Failing.kind != Failing.Kind.CHECKED) {
                                        Failing.boom();
                                    }
                                    throw new IllegalStateException("boom");
                                })
                                .build())
                        .name(FailureCases.NAME));
        return cases.stream();
    }

    @TestFactory
    Stream<DynamicTest> functionsThatAreAskedForTheirState() {
        return Stream.of(Failing.Kind.values())
                .map(kind -> DynamicTest.dynamicTest("snapshot: " + kind, () -> {
                    Failing.kind = kind;
                    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment()
                            .setParallelism(2)
                            .enableCheckpointing(10)
                            .configure(Configuration.EMPTY.with(RestartOptions.STRATEGY.key(), "none"));
                    environment.getCheckpointConfig().setCheckpointStorage(folder.toString());
                    environment
                            .fromSequence(0, Long.MAX_VALUE - 1)
                            .map(new Failing.Rich("snapshot"))
                            .name(FailureCases.NAME);
                    FailureCases.holds(
                            catchThrowable(() -> environment.execute("failing")),
                            FailureCases.NAME,
                            FailureCases.named(Failing.Rich.class));
                }));
    }
}
