package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChannelTest {
    private final AtomicInteger producerWakes = new AtomicInteger();
    private final AtomicInteger consumerWakes = new AtomicInteger();

    private Channel channel(long capacity) {
        return new Channel(capacity, producerWakes::incrementAndGet, consumerWakes::incrementAndGet);
    }

    @Property
    void isAQueueThatKnowsWhenItIsFull(
            @ForAll List<Boolean> sends, @ForAll @IntRange(min = 1, max = 2000) int capacity) {
        Channel channel = channel(capacity);
        Queue<Element> model = new ArrayDeque<>();
        long charge = Math.max(1, capacity / 256);
        long number = 0;
        for (boolean send : sends) {
            if (send) {
                Element element = new Element.Barrier(number++);
                channel.send(element);
                model.add(element);
            } else {
                assertThat(channel.poll()).isEqualTo(model.poll());
            }
            assertThat(channel.isEmpty()).isEqualTo(model.isEmpty());
            assertThat(channel.awaitRoom()).isEqualTo(model.size() * charge < capacity);
        }
    }

    @Test
    void wakesTheConsumerForEveryElement() {
        Channel channel = channel(1000);
        channel.send(Element.Signal.IDLE);
        channel.send(Element.Signal.ACTIVE);
        assertThat(consumerWakes).hasValue(2);
    }

    @Test
    void wakesAProducerThatWaitsWhenHalfOfItIsFree() {
        Channel channel = channel(4);
        for (int i = 0; i < 4; i++) {
            channel.send(Element.Signal.IDLE);
        }
        assertThat(channel.awaitRoom()).isFalse();
        channel.poll();
        assertThat(producerWakes).hasValue(0);
        channel.poll();
        assertThat(producerWakes).hasValue(1);
        channel.poll();
        assertThat(producerWakes).hasValue(1);
    }

    @Test
    void wakesAProducerThatWaitsWhenTheConsumerTurnsAway() {
        Channel channel = channel(4);
        for (int i = 0; i < 4; i++) {
            channel.send(Element.Signal.IDLE);
        }
        assertThat(channel.awaitRoom()).isFalse();
        channel.leave();
        assertThat(producerWakes).hasValue(0);
        channel.poll();
        channel.leave();
        assertThat(producerWakes).hasValue(1);
    }

    @Test
    void hasRoomForAllWhileUnbounded() {
        Channel channel = channel(1);
        channel.send(Element.Signal.IDLE);
        assertThat(channel.awaitRoom()).isFalse();
        channel.setUnbounded(true);
        assertThat(producerWakes).hasValue(1);
        assertThat(channel.awaitRoom()).isTrue();
        channel.setUnbounded(false);
        assertThat(channel.awaitRoom()).isFalse();
    }

    @Test
    void losesNothingBetweenTwoThreads() throws InterruptedException {
        int count = 50_000;
        Thread[] threads = new Thread[2];
        Channel channel = new Channel(8, () -> LockSupport.unpark(threads[0]), () -> LockSupport.unpark(threads[1]));
        AtomicInteger received = new AtomicInteger();
        threads[0] = Thread.ofVirtual().unstarted(() -> {
            for (int i = 0; i < count; i++) {
                while (!channel.awaitRoom()) {
                    LockSupport.park();
                }
                channel.send(new Element.Barrier(i));
            }
        });
        threads[1] = Thread.ofVirtual().unstarted(() -> {
            while (received.get() < count) {
                Element element = channel.poll();
                if (element == null) {
                    channel.leave();
                    LockSupport.park();
                } else {
                    assertThat(element).isEqualTo(new Element.Barrier(received.getAndIncrement()));
                }
            }
        });
        threads[0].start();
        threads[1].start();
        threads[1].join(10_000);
        assertThat(received).hasValue(count);
    }
}
