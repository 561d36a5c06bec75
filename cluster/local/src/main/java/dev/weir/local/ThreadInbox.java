package dev.weir.local;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One queue for all senders, read by a platform thread that ends when there was nothing to run for a while: an idle
 * cluster has no threads, and what controls a job is heard even while every carrier of virtual threads is busy with
 * user code that never lets go.
 */
final class ThreadInbox implements Inbox {
    private static final long IDLE_MILLIS = 500;

    private final ThreadPoolExecutor reader;

    ThreadInbox(String receiver) {
        reader = new ThreadPoolExecutor(
                0,
                1,
                IDLE_MILLIS,
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(receiver).factory());
    }

    @Override
    public Executor from(String sender) {
        return reader;
    }
}
