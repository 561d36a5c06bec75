package dev.weir.stream;

import dev.weir.data.Batch;
import dev.weir.dataflow.JobExecutor;
import dev.weir.stream.operators.ResultQueue;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads the results of a running job; a failure of the job is thrown behind the last result. One thread. */
final class CollectedResults<T> implements CloseableIterator<T> {
    private final ResultQueue queue;
    private final JobExecutor.RunningJob job;
    private Iterator<T> batch = List.<T>of().iterator();

    CollectedResults(ResultQueue queue, JobExecutor.RunningJob job) {
        this.queue = queue;
        this.job = job;
        // What comes of the future that whenComplete returns is in the queue.
        var _ = job.completion().whenComplete((outcome, failure) -> queue.end(failure));
    }

    @Override
    public boolean hasNext() {
        while (!batch.hasNext()) {
            Batch next = next(queue);
            if (next == null) {
                Throwable failure = queue.failure();
                if (failure != null) {
                    throw StreamExecutionEnvironment.failure(failure);
                }
                return false;
            }
            batch = ResultQueue.<T>records(next).iterator();
        }
        return true;
    }

    private static @Nullable Batch next(ResultQueue queue) {
        try {
            return queue.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("interrupted while waiting for results");
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return batch.next();
    }

    @Override
    public void close() {
        job.cancel();
    }
}
