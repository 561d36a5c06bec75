package dev.weir.runtime;

import dev.weir.base.Counter;
import dev.weir.base.Metrics;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.Watermarks;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What is measured at a node, over all its instances in this process: {@code rows-in}, {@code batches-in},
 * {@code rows-out}, {@code watermark} (the least of the instances, in milliseconds) and, for the first node of a task,
 * {@code busy-nanos}. Safe from any thread.
 */
public final class NodeMetrics {
    private final Counter rowsIn;
    private final Counter batchesIn;
    private final Counter rowsOut;
    private final Counter busyNanos;
    private final AtomicLongArray watermarks;

    /** Registers the metrics of a node. */
    public NodeMetrics(Metrics metrics, JobGraph.Node node) {
        rowsIn = metrics.counter(node.name() + ".rows-in");
        batchesIn = metrics.counter(node.name() + ".batches-in");
        rowsOut = metrics.counter(node.name() + ".rows-out");
        busyNanos = metrics.counter(node.name() + ".busy-nanos");
        watermarks = new AtomicLongArray(node.parallelism());
        for (int i = 0; i < watermarks.length(); i++) {
            watermarks.set(i, Watermarks.MIN);
        }
        metrics.gauge(node.name() + ".watermark", this::watermark);
    }

    void batchIn(int rows) {
        rowsIn.add(rows);
        batchesIn.add(1);
    }

    void batchOut(int rows) {
        rowsOut.add(rows);
    }

    void busy(long nanos) {
        busyNanos.add(nanos);
    }

    void watermark(int subtask, long millis) {
        watermarks.setRelease(subtask, millis);
    }

    private long watermark() {
        long least = Watermarks.MAX;
        for (int i = 0; i < watermarks.length(); i++) {
            least = Math.min(least, watermarks.getAcquire(i));
        }
        return least;
    }
}
