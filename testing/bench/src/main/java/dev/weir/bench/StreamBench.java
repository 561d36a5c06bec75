package dev.weir.bench;

import dev.weir.data.Hashing;
import dev.weir.stream.DataStream;
import dev.weir.stream.StreamExecutionEnvironment;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Whole DataStream jobs at parallelism 1, from a sequence of numbers to a sink that counts. */
@State(Scope.Thread)
public class StreamBench {
    private static final int ROWS = 4_000_000;
    private static final int KEYS = 100_000;

    /** A record as users have them. */
    private record Visit(long page, long count) {}

    static List<JmhBench.Line> lines() {
        return List.of(
                new JmhBench.Line("map, filter, map", StreamBench.class, "chain", Map.of(), 40e6, "chainLoop"),
                new JmhBench.Line("keyBy, reduce, 100000 keys", StreamBench.class, "reduce", Map.of(), 8e6, null),
                new JmhBench.Line("source and sink alone", StreamBench.class, "nothing", Map.of(), null, null));
    }

    private static void run(DataStream<?> stream, StreamExecutionEnvironment environment) {
        stream.addSink(record -> {});
        environment.execute("bench");
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void nothing() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
        run(environment.fromSequence(1, ROWS), environment);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void chain() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
        run(
                environment
                        .fromSequence(1, ROWS)
                        .map(number -> number * 3)
                        .filter(number -> Hashing.mix(number) % 3 != 0)
                        .map(number -> number + 1),
                environment);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void chainLoop(Blackhole sink) {
        for (long i = 1; i <= ROWS; i++) {
            long number = i * 3;
            if (Hashing.mix(number) % 3 != 0) {
                sink.consume(Long.valueOf(number + 1));
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void reduce() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
        run(
                environment
                        .fromSequence(1, ROWS)
                        .map(number -> new Visit((Hashing.mix(number) >>> 1) % KEYS, 1))
                        .keyBy(Visit::page)
                        .reduce((left, right) -> new Visit(left.page(), left.count() + right.count())),
                environment);
    }
}
