package dev.weir.protocol.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The sending end of one direction of a connection: keeps each message until the other end has said that it is there,
 * and gives it out again and again until then, at intervals that double. A sliding window as in TCP (RFC 9293), without
 * its bound: who sends control messages cannot wait. One thread.
 */
public final class LinkSender<M> {
    /** What nobody has to wait for. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int MOST_DOUBLINGS = 6;

    private final long firstIntervalMillis;
    private final Deque<Open<M>> open = new ArrayDeque<>();
    private long next;

    private static final class Open<M> {
        final Frame<M> frame;
        long dueMillis;
        int repeats;

        Open(Frame<M> frame) {
            this.frame = frame;
        }
    }

    /**
     * A sender without messages.
     *
     * @param firstIntervalMillis after what time a message is repeated for the first time; a little more than there and
     *     back takes
     */
    public LinkSender(long firstIntervalMillis) {
        this.firstIntervalMillis = firstIntervalMillis;
    }

    /** Takes a message; what is returned is to be sent. */
    public Frame<M> send(M message, long nowMillis) {
        Open<M> sent = new Open<>(new Frame<>(next++, message));
        sent.dueMillis = nowMillis + firstIntervalMillis;
        open.add(sent);
        return sent.frame;
    }

    /** All messages with numbers below this one have come; what is known already does no harm. */
    public void acknowledged(long below) {
        while (!open.isEmpty() && open.getFirst().frame.number() < below) {
            open.removeFirst();
        }
    }

    /** What is to be sent once more at this time, in order. */
    public List<Frame<M>> due(long nowMillis) {
        List<Frame<M>> due = new ArrayList<>();
        for (Open<M> message : open) {
            if (message.dueMillis <= nowMillis) {
                message.repeats = Math.min(message.repeats + 1, MOST_DOUBLINGS);
                message.dueMillis = nowMillis + (firstIntervalMillis << message.repeats);
                due.add(message.frame);
            }
        }
        return due;
    }

    /** When {@link #due} will have something; {@link #NEVER} while everything has come. */
    public long nextDueMillis() {
        long earliest = NEVER;
        for (Open<M> message : open) {
            earliest = Math.min(earliest, message.dueMillis);
        }
        return earliest;
    }
}
