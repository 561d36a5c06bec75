package dev.weir.testkit;

import dev.weir.data.Batch;
import dev.weir.dataflow.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;

/**
 * An output that makes lazy batches either at once or, as the runtime does, one by one after the call that offered
 * them.
 */
final class DrainingOutput implements Output {
    private final boolean lazy;
    private final Queue<Iterator<Batch>> queue = new ArrayDeque<>();
    private final List<Batch> main = new ArrayList<>();
    private final List<Batch> side = new ArrayList<>();

    DrainingOutput(boolean lazy) {
        this.lazy = lazy;
    }

    @Override
    public void emit(Batch batch) {
        if (queue.isEmpty()) {
            main.add(batch);
        } else {
            queue.add(List.of(batch).iterator());
        }
    }

    @Override
    public void emit(int sideOutput, Batch batch) {
        (sideOutput == 0 ? main : side).add(batch);
    }

    @Override
    public void emitAll(Iterator<Batch> batches) {
        queue.add(batches);
        if (!lazy) {
            drain();
        }
    }

    @Override
    public void watermark(long millis) {}

    /** Makes all lazy batches. */
    void drain() {
        for (Iterator<Batch> next = queue.poll(); next != null; next = queue.poll()) {
            while (next.hasNext()) {
                main.add(next.next());
            }
        }
    }

    /** The batches of an output since the last call. */
    List<Batch> take(int output) {
        List<Batch> source = output == 0 ? main : side;
        List<Batch> taken = List.copyOf(source);
        source.clear();
        return taken;
    }
}
