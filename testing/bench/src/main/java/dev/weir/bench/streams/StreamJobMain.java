package dev.weir.bench.streams;

import dev.weir.stream.DataStream;
import dev.weir.stream.KeyedStream;
import dev.weir.stream.StreamExecutionEnvironment;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.ProcessJoinFunction;
import dev.weir.stream.time.WatermarkStrategy;
import dev.weir.stream.windows.EventTimeSessionWindows;
import dev.weir.stream.windows.SlidingEventTimeWindows;
import dev.weir.stream.windows.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Runs one program: {@code StreamJobMain <name> <records> <parallelism>}. Prints how many results there were. */
public final class StreamJobMain {
    private static final LongAdder RESULTS = new LongAdder();
    private static final LongAdder HASHES = new LongAdder();

    private static final class Join extends ProcessJoinFunction<Visit, Visit, Visit> {
        private static final long serialVersionUID = 1;

        @Override
        public void processElement(Visit left, Visit right, Context context, Collector<Visit> out) {
            out.collect(left.plus(right));
        }
    }

    private StreamJobMain() {}

    public static void main(String[] arguments) {
        long records = Long.parseLong(arguments[1]);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(Integer.parseInt(arguments[2]));
        results(arguments[0], environment, records).addSink(visit -> {
            RESULTS.increment();
            HASHES.add(visit.hash());
        });
        environment.execute(arguments[0]);
        System.out.println(arguments[0] + "> +I[" + RESULTS.sum() + ", " + HASHES.sum() + "]");
    }

    private static DataStream<Visit> results(String name, StreamExecutionEnvironment environment, long records) {
        return switch (name) {
            case "chain" ->
                environment
                        .fromSequence(1, records)
                        .map(number -> number * 3)
                        .filter(number -> Visit.mix(number) % 3 != 0)
                        .map(number -> number + 1)
                        .map(number -> new Visit(number, 0, 0));
            case "reduce100k" -> keyed(environment, records, 100_000, 100_000).reduce(Visit::plus);
            case "reduce10M" -> keyed(environment, records, 10_000_000, 100_000).reduce(Visit::plus);
            case "tumbling" ->
                keyed(environment, records, 1000, 100_000)
                        .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                        .reduce(Visit::plus);
            case "sliding" ->
                keyed(environment, records, 100, 1000)
                        .window(SlidingEventTimeWindows.of(Duration.ofMinutes(1), Duration.ofSeconds(1)))
                        .reduce(Visit::plus);
            case "session" ->
                keyed(environment, records, 1000, 1000)
                        .window(EventTimeSessionWindows.withGap(Duration.ofSeconds(2)))
                        .reduce(Visit::plus);
            case "join" ->
                keyed(environment, records / 2, 1000, 1000)
                        .intervalJoin(keyed(environment, records - records / 2, 1000, 1000))
                        .between(Duration.ofSeconds(-1), Duration.ofSeconds(1))
                        .process(new Join());
            case "process" -> keyed(environment, records, 1000, 100_000).process(new VisitCounter());
            default -> throw new IllegalArgumentException("there is no program " + name);
        };
    }

    private static KeyedStream<Visit, Long> keyed(
            StreamExecutionEnvironment environment, long records, long pages, long perSecond) {
        return environment
                .fromSequence(1, records)
                .map(number -> Visit.of(number, pages, perSecond))
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Visit>forMonotonousTimestamps()
                        .withTimestampAssigner((visit, before) -> visit.time()))
                .keyBy(Visit::page);
    }
}
