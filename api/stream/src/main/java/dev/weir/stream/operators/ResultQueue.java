package dev.weir.stream.operators;

import dev.weir.data.Batch;
import dev.weir.dataflow.OperatorContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Batches on their way from a job to the program that started it. The job's tasks add and never wait: they ask for room
 * first and are woken by mail when there is some again. The program waits for batches or the end.
 */
public final class ResultQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Batch> batches = new ArrayDeque<>();
    private final List<OperatorContext.Mailbox> producers = new ArrayList<>();
    private final int capacity;
    private boolean ended;
    private @Nullable Throwable failure;

    /** @param capacity batches that may wait */
    public ResultQueue(int capacity) {
        this.capacity = capacity;
    }

    void register(OperatorContext.Mailbox producer) {
        lock.lock();
        try {
            producers.add(producer);
        } finally {
            lock.unlock();
        }
    }

    boolean hasRoom() {
        lock.lock();
        try {
            return batches.size() < capacity;
        } finally {
            lock.unlock();
        }
    }

    void add(Batch batch) {
        lock.lock();
        try {
            batches.add(batch);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The job has ended; null when it did not fail. */
    public void end(@Nullable Throwable cause) {
        lock.lock();
        try {
            ended = true;
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How the job failed; null when it did not. */
    public @Nullable Throwable failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** The next batch; null at the end. Waits for it. */
    public @Nullable Batch take() throws InterruptedException {
        Batch batch;
        List<OperatorContext.Mailbox> waiting;
        lock.lockInterruptibly();
        try {
            while (batches.isEmpty() && !ended) {
                changed.await();
            }
            boolean wasFull = batches.size() >= capacity;
            batch = batches.poll();
            waiting = wasFull ? List.copyOf(producers) : List.of();
        } finally {
            lock.unlock();
        }
        waiting.forEach(producer -> producer.send(output -> {}));
        return batch;
    }

    /** The records of a batch in order. */
    @SuppressWarnings("unchecked")
    public static <T> List<T> records(Batch batch) {
        @Nullable Object[] values = Records.values(batch, 0);
        List<T> records = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            records.add((T) values[batch.row(i)]);
        }
        return records;
    }
}
