package dev.weir.kafka;

import dev.weir.dataflow.serialization.SerializationSchema;
import java.io.Serializable;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link KafkaRecordSerializationSchema} together. A topic and a schema of values are required. A record gets
 * its element's event time. One thread.
 */
public final class KafkaRecordSerializationSchemaBuilder<T> {
    private @Nullable TopicSelector<? super T> topic;
    private @Nullable SerializationSchema<? super T> keys;
    private @Nullable SerializationSchema<? super T> values;
    private @Nullable PartitionSelector<? super T> partitioner;
    private @Nullable HeaderProvider<? super T> headers;

    KafkaRecordSerializationSchemaBuilder() {}

    /** Chooses an element's topic. */
    @FunctionalInterface
    public interface TopicSelector<T> extends Serializable {
        String apply(T element);
    }

    /** Chooses a record's partition. */
    @FunctionalInterface
    public interface PartitionSelector<T> extends Serializable {
        int partition(T element, byte @Nullable [] key, byte[] value, String topic, int[] partitions);
    }

    /** Makes a record's headers. */
    @FunctionalInterface
    public interface HeaderProvider<T> extends Serializable {
        Map<String, byte[]> getHeaders(T element);
    }

    /** Writes all elements to one topic. */
    public KafkaRecordSerializationSchemaBuilder<T> setTopic(String name) {
        topic = element -> name;
        return this;
    }

    /** Chooses the topic by the element. */
    public <E extends T> KafkaRecordSerializationSchemaBuilder<E> setTopicSelector(TopicSelector<? super E> selector) {
        KafkaRecordSerializationSchemaBuilder<E> self = self();
        self.topic = selector;
        return self;
    }

    /** What becomes the key; without it records have none. */
    public <E extends T> KafkaRecordSerializationSchemaBuilder<E> setKeySerializationSchema(
            SerializationSchema<? super E> schema) {
        KafkaRecordSerializationSchemaBuilder<E> self = self();
        self.keys = schema;
        return self;
    }

    /** What becomes the value. */
    public <E extends T> KafkaRecordSerializationSchemaBuilder<E> setValueSerializationSchema(
            SerializationSchema<? super E> schema) {
        KafkaRecordSerializationSchemaBuilder<E> self = self();
        self.values = schema;
        return self;
    }

    /** Chooses the partition; without it, Kafka does. */
    public <E extends T> KafkaRecordSerializationSchemaBuilder<E> setPartitioner(
            PartitionSelector<? super E> selector) {
        KafkaRecordSerializationSchemaBuilder<E> self = self();
        self.partitioner = selector;
        return self;
    }

    /** What becomes the headers. */
    public <E extends T> KafkaRecordSerializationSchemaBuilder<E> setHeaderProvider(
            HeaderProvider<? super E> provider) {
        KafkaRecordSerializationSchemaBuilder<E> self = self();
        self.headers = provider;
        return self;
    }

    /** The element type becomes known as schemas are set; nothing in here depends on it. */
    @SuppressWarnings("unchecked")
    private <E extends T> KafkaRecordSerializationSchemaBuilder<E> self() {
        return (KafkaRecordSerializationSchemaBuilder<E>) this;
    }

    /** The schema. Fails when something is missing. */
    public KafkaRecordSerializationSchema<T> build() {
        if (topic == null) {
            throw KafkaTable.invalid("a Kafka record needs setTopic or setTopicSelector");
        }
        if (values == null) {
            throw KafkaTable.invalid("a Kafka record needs setValueSerializationSchema");
        }
        return new Parts<>(topic, keys, values, partitioner, headers);
    }

    private record Parts<T>(
            TopicSelector<? super T> topics,
            @Nullable SerializationSchema<? super T> keys,
            SerializationSchema<? super T> values,
            @Nullable PartitionSelector<? super T> partitioner,
            @Nullable HeaderProvider<? super T> headers)
            implements KafkaRecordSerializationSchema<T> {
        private static final long serialVersionUID = 1L;

        @Override
        public void open() throws Exception {
            if (keys != null) {
                keys.open();
            }
            values.open();
        }

        @Override
        public ProducerRecord<byte[], byte[]> serialize(T element, KafkaSinkContext context, @Nullable Long timestamp) {
            String topic = topics.apply(element);
            byte[] key = keys == null ? null : keys.serialize(element);
            byte[] value = values.serialize(element);
            Integer partition = partitioner == null
                    ? null
                    : partitioner.partition(element, key, value, topic, context.getPartitionsForTopic(topic));
            // Kafka knows no time before 1970.
            Long time = timestamp == null || timestamp < 0 ? null : timestamp;
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, time, key, value);
            if (headers != null) {
                headers.getHeaders(element)
                        .forEach((name, content) -> record.headers().add(new RecordHeader(name, content)));
            }
            return record;
        }
    }
}
