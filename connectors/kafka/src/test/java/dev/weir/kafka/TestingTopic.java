package dev.weir.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of its own for a test, with a producer and a look at what is in it. */
final class TestingTopic implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final KafkaServer server;
    private final String name;
    private final KafkaProducer<byte[], byte[]> producer;

    TestingTopic(KafkaServer server, int partitions) {
        this(server, "topic-" + NUMBER.incrementAndGet(), partitions);
    }

    TestingTopic(KafkaServer server, String name, int partitions) {
        this.server = server;
        this.name = name;
        try (Admin admin = server.admin()) {
            get(admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
                    .all());
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", server.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static <T> T get(java.util.concurrent.Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T get(org.apache.kafka.common.KafkaFuture<T> future) {
        return get(future.toCompletionStage().toCompletableFuture());
    }

    String name() {
        return name;
    }

    void addPartitions(int total) {
        try (Admin admin = server.admin()) {
            get(admin.createPartitions(Map.of(name, NewPartitions.increaseTo(total)))
                    .all());
        }
    }

    /** Sends values without keys, and waits for them. */
    void send(int partition, String... values) {
        for (String value : values) {
            send(new ProducerRecord<>(name, partition, null, bytes(value)));
        }
    }

    /** Sends a value without waiting. */
    void sendLater(int partition, String value) {
        var _ = producer.send(new ProducerRecord<>(name, partition, null, bytes(value)));
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        get(producer.send(record));
    }

    static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** The offsets that a group has committed, by partition. */
    Map<Integer, Long> committed(String group) {
        Map<Integer, Long> offsets = new LinkedHashMap<>();
        try (Admin admin = server.admin()) {
            get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .forEach((partition, offset) -> offsets.put(partition.partition(), offset.offset()));
        }
        return offsets;
    }

    /** What a reader of committed records sees up to what is stable now, as key=value, partition by partition. */
    List<String> committedRecords() {
        return records("read_committed").stream()
                .map(record -> text(record.key()) + "=" + text(record.value()))
                .toList();
    }

    static String text(byte[] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
    }

    static String text(Headers headers) {
        StringBuilder text = new StringBuilder();
        headers.forEach(header -> text.append(header.key()).append(':').append(text(header.value())));
        return text.toString();
    }

    List<ConsumerRecord<byte[], byte[]>> records(String isolation) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", server.bootstrapServers(), "isolation.level", isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(name, info.partition()))
                    .sorted(java.util.Comparator.comparingInt(TopicPartition::partition))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                while (consumer.position(partition) < ends.get(partition)) {
                    consumer.poll(java.time.Duration.ofSeconds(1)).forEach(records::add);
                }
            }
        }
        return records;
    }

    @Override
    public void close() {
        producer.close();
    }
}
