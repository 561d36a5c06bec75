package dev.weir.stream.sources;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.stream.guard.FunctionFailure;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records of a {@link SourceFunction}'s thread out of a bounded queue. The thread waits while the queue is
 * full and sends mail when the reader has found it empty.
 */
final class FunctionReader<T> implements SourceReader, SourceFunction.SourceContext<T> {
    private static final int QUEUE_RECORDS = 8192;
    private static final int BATCH_ROWS = 1024;
    private static final Schema SCHEMA = Schema.ofObjects("Object");

    private record Timed(@Nullable Object value, long timestamp) {}

    private final OperatorContext context;
    private final SourceFunction<T> function;
    private final ArrayBlockingQueue<Timed> queue = new ArrayBlockingQueue<>(QUEUE_RECORDS);
    private final AtomicBoolean dry = new AtomicBoolean();
    private volatile @Nullable Thread thread;
    private volatile boolean closed;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;
    private Source.@Nullable Split split;

    FunctionReader(OperatorContext context, SourceFunction<T> function) {
        this.context = context;
        this.function = function;
    }

    @Override
    public void add(Source.Split added) {
        split = added;
        context.launch(context.name(), this::runFunction);
    }

    private void runFunction() {
        thread = Thread.currentThread();
        try {
            function.run(this);
        } catch (Throwable thrown) { // An error would otherwise be lost with its thread, and the job would wait.
            failure = thrown;
        }
        ended = true;
        wake();
    }

    @Override
    public void collect(T element) {
        collectWithTimestamp(element, Batch.NO_TIMESTAMP);
    }

    @Override
    public void collectWithTimestamp(T element, long timestamp) {
        if (closed) {
            throw new CancellationException("the source is closed");
        }
        try {
            queue.put(new Timed(element, timestamp));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the source is closed");
        }
        wake();
    }

    private void wake() {
        if (dry.compareAndSet(true, false)) {
            context.mailbox().send(output -> {});
        }
    }

    @Override
    public Status poll(SourceOutput output) {
        Source.Split present = split;
        if (present == null) {
            return Status.NEEDS_SPLIT;
        }
        // Asked before the queue is looked at: what ends afterwards is found by the next call.
        boolean isEnd = ended;
        int rows = Math.min(queue.size(), BATCH_ROWS);
        if (rows > 0) {
            output.emit(present, take(rows));
            return Status.MORE;
        }
        if (isEnd) {
            check();
            output.splitFinished(present);
            split = null;
            return Status.NEEDS_SPLIT;
        }
        dry.set(true);
        if (!queue.isEmpty() || ended) {
            dry.set(false);
            return Status.MORE;
        }
        return Status.DRY;
    }

    private Batch take(int rows) {
        @Nullable Object[] values = new @Nullable Object[rows];
        long[] timestamps = new long[rows];
        boolean timed = false;
        for (int i = 0; i < rows; i++) {
            Timed next = queue.remove();
            values[i] = next.value;
            timestamps[i] = next.timestamp;
            timed |= next.timestamp != Batch.NO_TIMESTAMP;
        }
        return Batch.ofObjects(SCHEMA, rows, values, timed ? timestamps : null);
    }

    private void check() {
        Throwable thrown = failure;
        if (thrown != null) {
            throw FunctionFailure.of(context.name(), function, thrown);
        }
    }

    @Override
    public void close() {
        closed = true;
        if (split != null && !ended) {
            try {
                function.cancel();
            } catch (Throwable thrown) {
                throw FunctionFailure.of(context.name(), function, thrown);
            } finally {
                Thread running = thread;
                if (running != null) {
                    running.interrupt();
                }
            }
        }
    }
}
