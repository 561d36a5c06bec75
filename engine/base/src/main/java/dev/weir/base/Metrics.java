package dev.weir.base;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The metrics of one job or process: named counters and gauges. Names are dotted paths, e.g. {@code flights.rows-read}.
 * Registration and reading are safe from any thread.
 */
public final class Metrics {
    private final Map<String, LongSupplier> gauges = new ConcurrentHashMap<>();

    /** The counter of that name, created on first use; all who ask for the name share it. */
    public Counter counter(String name) {
        LongSupplier known = gauges.computeIfAbsent(name, key -> new Counter());
        if (known instanceof Counter counter) {
            return counter;
        }
        throw new IllegalArgumentException("metric '" + name + "' is a gauge, not a counter");
    }

    /** Registers a value that is read when somebody looks; replaces one of the same name. */
    public void gauge(String name, LongSupplier value) {
        gauges.put(name, value);
    }

    /** Every metric's present value by name. */
    public Map<String, Long> snapshot() {
        Map<String, Long> values = new TreeMap<>();
        gauges.forEach((name, value) -> values.put(name, value.getAsLong()));
        return values;
    }
}
