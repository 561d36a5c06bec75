package dev.weir.bench;

import java.util.List;
import java.util.stream.Stream;

/** All benchmarks. */
final class Benches {
    static final List<Bench> ALL = List.of(
            new JmhBench("kernels", "filter and projection in memory", KernelBench.lines()),
            new JmhBench("functions", "scalar functions of users", UserFunctionBench.lines()),
            new JmhBench("groupby", "COUNT and SUM by one BIGINT key", GroupByBench.lines()),
            new JmhBench("window", "COUNT by key and window of event time", WindowBench.lines()),
            new JmhBench("exchange", "tasks and channels, with nothing done to the rows", ExchangeBench.lines()),
            new JmhBench("stream", "DataStream jobs", StreamBench.lines()),
            new JmhBench(
                    "decode",
                    "bytes to columns",
                    Stream.of(TextDecodeBench.lines(), ParquetDecodeBench.lines())
                            .flatMap(List::stream)
                            .toList()),
            new DiskTierBench(),
            new StateBench(),
            new KafkaLatencyBench(),
            ProcessBench.startup(),
            ProcessBench.flights());

    private Benches() {}
}
