package dev.weir.bench.latency;

import dev.weir.base.Clock;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes the records of a schedule as they are due, on a thread of its own. It never waits for an answer. */
final class Sender {
    private static final long PAUSE_NANOS = 500_000;

    private final Schedule schedule;
    private final Clock clock;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Sender(String brokers, String topic, Schedule schedule, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        "1",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        Integer.toString(1 << 17)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        thread = Thread.ofPlatform().daemon().name("sender").start(() -> send(topic));
    }

    private void send(String topic) {
        long next = 0;
        while (next < schedule.count()) {
            long now = clock.nanos();
            while (next < schedule.count() && schedule.dueNanos(next) <= now) {
                byte[] value = (schedule.key(next) + "," + next % 1_000).getBytes(StandardCharsets.US_ASCII);
                var _ = producer.send(new ProducerRecord<>(topic, 0, null, value), (metadata, thrown) -> {
                    if (thrown != null) {
                        failure.compareAndSet(null, thrown);
                    }
                });
                next++;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** What went wrong first; null if nothing did. */
    @Nullable
    Exception failure() {
        return failure.get();
    }

    /** Returns when all is sent. */
    void finish() throws InterruptedException {
        thread.join();
        producer.close();
    }
}
