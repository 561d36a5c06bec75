package dev.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThreadInboxTest {
    private static final int SENDERS = 4;
    private static final int LETTERS = 5_000;

    @Test
    void runsOneLetterAtATimeInTheOrderOfEachSender() throws InterruptedException {
        Executor inbox = new ThreadInbox("test").from("test");
        AtomicInteger reading = new AtomicInteger();
        AtomicInteger collisions = new AtomicInteger();
        List<List<Integer>> received = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(SENDERS * LETTERS);
        for (int sender = 0; sender < SENDERS; sender++) {
            List<Integer> mine = new ArrayList<>();
            received.add(mine);
            Thread.ofVirtual().start(() -> {
                for (int i = 0; i < LETTERS; i++) {
                    int number = i;
                    inbox.execute(() -> {
                        if (reading.getAndIncrement() != 0) {
                            collisions.incrementAndGet();
                        }
                        mine.add(number);
                        reading.decrementAndGet();
                        all.countDown();
                    });
                }
            });
        }
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(collisions).hasValue(0);
        for (List<Integer> mine : received) {
            assertThat(mine).hasSize(LETTERS).isSorted();
        }
    }
}
