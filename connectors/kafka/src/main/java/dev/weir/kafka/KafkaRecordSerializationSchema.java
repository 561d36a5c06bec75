package dev.weir.kafka;

import java.io.Serializable;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes Kafka's records of elements. Copied for each parallel instance, which uses its copy on one thread. */
@FunctionalInterface
public interface KafkaRecordSerializationSchema<T> extends Serializable {
    /** Called once for each copy, before the first element. */
    default void open() throws Exception {}

    /**
     * The record of an element; null to write none.
     *
     * @param timestamp the element's event time in milliseconds; null when it has none
     */
    @Nullable
    ProducerRecord<byte[], byte[]> serialize(T element, KafkaSinkContext context, @Nullable Long timestamp);

    /** Begins to put one together of a topic and schemas of keys and values. */
    static <T> KafkaRecordSerializationSchemaBuilder<T> builder() {
        return new KafkaRecordSerializationSchemaBuilder<>();
    }

    /** What a schema can know of its surroundings. */
    interface KafkaSinkContext {
        /** Which instance this is, from 0. */
        int getParallelInstanceId();

        /** How many instances there are. */
        int getNumberOfParallelInstances();

        /** The numbers of a topic's partitions. May wait for brokers the first time. */
        int[] getPartitionsForTopic(String topic);
    }
}
