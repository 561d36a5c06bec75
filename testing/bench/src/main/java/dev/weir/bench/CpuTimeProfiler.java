package dev.weir.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds operations per second of the process's CPU time to a JMH benchmark: all threads, the garbage collector and the
 * compiler included, but not what other processes took of the machine meanwhile.
 */
public final class CpuTimeProfiler implements InternalProfiler {
    /** The label of the result. */
    static final String LABEL = "cpu";

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private long started;

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        started = SYSTEM.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double seconds = (SYSTEM.getProcessCpuTime() - started) / 1e9;
        double rate = result.getMetadata().getAllOps() / seconds;
        return List.of(new ScalarResult(LABEL, rate, Measurement.RATE, AggregationPolicy.AVG));
    }

    @Override
    public String getDescription() {
        return "operations per second of CPU time";
    }
}
