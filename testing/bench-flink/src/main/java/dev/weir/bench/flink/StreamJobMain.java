package dev.weir.bench.flink;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.ProcessJoinFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.util.Collector;

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

    private static final class Count implements MapFunction<Visit, Visit> {
        private static final long serialVersionUID = 1;

        @Override
        public Visit map(Visit visit) {
            RESULTS.increment();
            HASHES.add(visit.hash());
            return visit;
        }
    }

    private StreamJobMain() {}

    public static void main(String[] arguments) throws Exception {
        long records = Long.parseLong(arguments[1]);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(Integer.parseInt(arguments[2]));
        environment.getConfig().enableObjectReuse();
        results(arguments[0], environment, records).map(new Count()).sinkTo(new DiscardingSink<>());
        environment.execute(arguments[0]);
        System.out.println(arguments[0] + "> +I[" + RESULTS.sum() + ", " + HASHES.sum() + "]");
        // Threads of the cluster may outlive its jobs.
        System.exit(0);
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
