package dev.weir.bench;

import java.util.List;

/** All benchmarks. */
final class Benches {
    static final List<Bench> ALL = List.of(
            components("kernels", "filter and projection in memory", KernelBench.class, KernelBench.lines()),
            components("groupby", "COUNT and SUM by one BIGINT key", GroupByBench.class, GroupByBench.lines()),
            components("window", "COUNT by key and window of event time", WindowBench.class, WindowBench.lines()));

    private Benches() {}

    private static Bench components(String name, String summary, Class<?> type, List<JmhBench.Line> lines) {
        return new JmhBench(name, summary, type, false, lines);
    }
}
