package dev.weir.simulator;

import java.util.ArrayDeque;
import java.util.Queue;

/** The receiver of messages: reads one a turn. */
final class InboxActor implements Actor {
    private final String receiver;
    private final Queue<Runnable> arrived = new ArrayDeque<>();

    InboxActor(String receiver) {
        this.receiver = receiver;
    }

    /** A message has come. */
    void deliver(Runnable message) {
        arrived.add(message);
    }

    @Override
    public String name() {
        return receiver;
    }

    @Override
    public void turn() {
        Runnable message = arrived.poll();
        if (message != null) {
            message.run();
        }
    }

    @Override
    public boolean isReady() {
        return !arrived.isEmpty();
    }

    @Override
    public long wakeUpTime() {
        return NEVER;
    }

    @Override
    public boolean isGone() {
        return false;
    }
}
