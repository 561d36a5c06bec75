package dev.weir.chaos;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes the input, at a steady rate, on a thread of its own; waits while there is no broker. */
final class Generator {
    private static final int ORDERS_AT_ONCE = 20;
    private static final long PAUSE_NANOS = 20_000_000;
    /** Longer than any outage: a record is sent again until it is there. */
    private static final String PATIENCE_MILLIS = "600000";

    private final Input input;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final Thread thread;

    Generator(Input input, String brokers) {
        this.input = input;
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        "true",
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE_MILLIS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        "5000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        thread = Thread.ofPlatform().daemon().name("generator").start(this::run);
    }

    private void run() {
        try {
            while (!ending.get()) {
                for (int i = 0; i < ORDERS_AT_ONCE; i++) {
                    send(input.nextOrder());
                }
                input.nextPayments().forEach(this::send);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            input.lastOrders().forEach(this::send);
            input.lastPayments().forEach(this::send);
            producer.flush();
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void send(Input.Order order) {
        send("orders", order.partition(), order.line());
    }

    private void send(Input.Payment payment) {
        send("payments", payment.partition(), payment.line());
    }

    private void send(String topic, int partition, String line) {
        byte[] value = line.getBytes(StandardCharsets.UTF_8);
        var _ = producer.send(new ProducerRecord<>(topic, partition, null, value), (metadata, thrown) -> {
            if (thrown != null) {
                failure.compareAndSet(null, thrown);
            }
        });
    }

    /** Writes the last records and returns when the broker has all. */
    void finish() throws InterruptedException {
        ending.set(true);
        thread.join();
        producer.close();
        Exception thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException("the input could not be written", thrown);
        }
    }
}
