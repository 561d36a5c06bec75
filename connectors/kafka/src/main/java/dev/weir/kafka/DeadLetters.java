package dev.weir.kafka;

import dev.weir.base.ErrorCode;
import dev.weir.dataflow.OperatorContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;

/**
 * Keeps records that cannot be read in a topic: as they were, with headers that say where they stood and what is wrong.
 * A reader does not go on before the brokers have them ({@link #isKept}), so that no checkpoint is ahead of them; after
 * a failure a record may be there twice. Used by the task's thread.
 */
final class DeadLetters implements AutoCloseable {
    private final String topic;
    private final Delivery.Failures failures;
    private final OperatorContext.Mailbox mailbox;
    private final KafkaProducer<byte[], byte[]> producer;
    /** Sent, and not yet with the brokers. */
    private final AtomicInteger open = new AtomicInteger();

    private final Set<Long> offsets = new HashSet<>();

    DeadLetters(Cluster cluster, String topic, OperatorContext context) {
        this.topic = topic;
        failures = new Delivery.Failures(cluster, context);
        mailbox = context.mailbox();
        producer = Delivery.producer(cluster, cluster.producerSettings(Fetcher.clientId(context) + "-dead-letters"));
    }

    /** Other records come now. */
    void begin() {
        offsets.clear();
    }

    /**
     * What is wrong with a record.
     *
     * @param inKey whether with its key
     */
    record Reason(boolean inKey, String field, ErrorCode code, String problem) {}

    /** Keeps a record, once however much of it is bad. */
    void keep(ConsumerRecord<byte[], byte[]> record, Reason reason) {
        if (offsets.add(record.offset())) {
            ProducerRecord<byte[], byte[]> letter =
                    new ProducerRecord<>(topic, null, record.timestamp(), record.key(), record.value());
            record.headers().forEach(letter.headers()::add);
            describe(letter.headers(), record, reason);
            send(letter);
        }
    }

    private static void describe(Headers headers, ConsumerRecord<byte[], byte[]> record, Reason reason) {
        add(headers, "weir.topic", record.topic());
        add(headers, "weir.partition", Integer.toString(record.partition()));
        add(headers, "weir.offset", Long.toString(record.offset()));
        add(headers, "weir.part", reason.inKey() ? "key" : "value");
        add(headers, "weir.field", reason.field());
        add(headers, "weir.code", reason.code().code());
        add(headers, "weir.problem", reason.problem());
    }

    private static void add(Headers headers, String key, String value) {
        headers.add(key, value.getBytes(StandardCharsets.UTF_8));
    }

    private void send(ProducerRecord<byte[], byte[]> letter) {
        failures.check();
        open.incrementAndGet();
        try {
            var _ = producer.send(letter, (metadata, failure) -> {
                if (failure != null) {
                    failures.tell(topic, failure);
                } else if (open.decrementAndGet() == 0) {
                    // Empty mail has the reader look again.
                    mailbox.send(output -> {});
                }
            });
        } catch (KafkaException e) {
            failures.tell(topic, e);
            failures.check();
        }
    }

    /** Whether the brokers have all that was to be kept. */
    boolean isKept() {
        failures.check();
        return open.get() == 0;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
