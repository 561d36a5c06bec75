package dev.weir.local;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what it is given one after the other, on a virtual thread that lives only while there is something to run: an
 * idle cluster has no threads.
 */
final class Inbox implements Executor {
    private final String receiver;
    private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unread = new AtomicInteger();

    Inbox(String receiver) {
        this.receiver = receiver;
    }

    @Override
    public void execute(Runnable letter) {
        letters.add(letter);
        if (unread.getAndIncrement() == 0) {
            Thread.ofVirtual().name(receiver).start(this::read);
        }
    }

    private void read() {
        int read = 0;
        do {
            for (Runnable letter = letters.poll(); letter != null; letter = letters.poll()) {
                letter.run();
                read++;
            }
            read = unread.addAndGet(-read) == 0 ? -1 : 0;
        } while (read == 0);
    }
}
