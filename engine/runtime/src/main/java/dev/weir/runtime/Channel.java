package dev.weir.runtime;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue from one producing task to one consuming task. The bound is in bytes, and every element is charged a
 * least amount, so that it also bounds their number. It is checked before work is begun ({@link #awaitRoom}), not when
 * its results are sent: {@link #send} always succeeds, and exceeds the bound by what one piece of work emits.
 *
 * <p>A linked queue with one producer and one consumer needs no atomic operation but the publication of a node. Each
 * side counts what it has charged or released; the difference is what is queued. A producer that found no room is woken
 * when half of it is free, so that it finds work for more than one batch, or when the consumer turns away from the
 * channel.
 */
final class Channel {
    /** How many elements fit at most. */
    private static final int MAX_ELEMENTS = 256;

    private static final class Node {
        private @Nullable Element element;
        private final long charge;
        private volatile @Nullable Node next;

        Node(@Nullable Element element, long charge) {
            this.element = element;
            this.charge = charge;
        }
    }

    private final long capacity;
    private final long leastCharge;
    private final Waker producer;
    private final Waker consumer;

    private Node tail; // the producer's
    private Node head; // the consumer's: its element is taken
    private volatile long charged; // written by the producer
    private volatile long released; // written by the consumer
    private volatile boolean producerWaits;
    private volatile boolean unbounded; // written by the consumer

    /**
     * A channel that holds about {@code capacity} bytes and tells both sides when there is something for them to do.
     */
    Channel(long capacity, Waker producer, Waker consumer) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be positive: " + capacity);
        }
        this.capacity = capacity;
        this.leastCharge = Math.max(1, capacity / MAX_ELEMENTS);
        this.producer = producer;
        this.consumer = consumer;
        tail = new Node(null, 0);
        head = tail;
    }

    /** Appends an element. Producer only. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void send(Element element) {
        long bytes = element instanceof Element.Data data ? data.batch().sizeInBytes() : 0;
        Node node = new Node(element, Math.max(bytes, leastCharge));
        charged += node.charge;
        tail.next = node;
        tail = node;
        consumer.wake();
    }

    /** Whether there is room; if not, the producer will be woken when there is. Producer only. */
    boolean awaitRoom() {
        if (hasRoom()) {
            return true;
        }
        producerWaits = true;
        if (hasRoom()) {
            producerWaits = false;
            return true;
        }
        return false;
    }

    /** Takes the next element; null when there is none now. Consumer only. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    @Nullable
    Element poll() {
        Node next = head.next;
        if (next == null) {
            return null;
        }
        Element element = next.element;
        next.element = null;
        head = next;
        released += next.charge;
        if (producerWaits && charged - released <= capacity / 2) {
            wakeProducer();
        }
        return element;
    }

    /** Shows what lies in it, the oldest first, as long as the visitor wants more; takes nothing. Consumer only. */
    void look(Predicate<Element> visitor) {
        for (Node node = head.next; node != null; node = node.next) {
            if (!visitor.test(Objects.requireNonNull(node.element))) {
                return;
            }
        }
    }

    /** Whether nothing is there to take now. Consumer only. */
    boolean isEmpty() {
        return head.next == null;
    }

    /** The consumer turns away for a while: the producer may use whatever room there is. Consumer only. */
    void leave() {
        if (producerWaits && hasRoom()) {
            wakeProducer();
        }
    }

    /**
     * Lifts the bound or sets it again. For a consumer that takes nothing from this channel until it has seen the end
     * of another that the same producer feeds: the rows have to lie somewhere. Consumer only.
     */
    void setUnbounded(boolean lifted) {
        if (unbounded != lifted) {
            unbounded = lifted;
            leave();
        }
    }

    private boolean hasRoom() {
        return charged - released < capacity || unbounded;
    }

    private void wakeProducer() {
        producerWaits = false;
        producer.wake();
    }
}
