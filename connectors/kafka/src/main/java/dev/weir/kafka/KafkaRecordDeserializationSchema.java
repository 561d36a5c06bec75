package dev.weir.kafka;

import dev.weir.dataflow.serialization.DeserializationSchema;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Makes records of a stream out of Kafka's. Copied for each parallel instance, which uses its copy on one thread. An
 * exception ends the job with topic, partition and offset.
 */
@FunctionalInterface
public interface KafkaRecordDeserializationSchema<T> extends Serializable {
    /** Called once for each copy, before the first record. */
    default void open() throws Exception {}

    /** Emits what is in a record: one element, several, or none. The record must not be changed. */
    void deserialize(ConsumerRecord<byte[], byte[]> record, Output<T> out) throws IOException;

    /** Takes elements; valid during the call only. */
    @FunctionalInterface
    interface Output<T> {
        /** Emits an element, with the record's timestamp. */
        void collect(T element);
    }

    /** Reads values only. A record without a value, or one of which the schema makes null, gives no element. */
    static <T> KafkaRecordDeserializationSchema<T> valueOnly(DeserializationSchema<T> schema) {
        return new ValueSchema<>(schema);
    }

    /** Reads values only, by one of Kafka's own deserializers. A record without a value gives no element. */
    static <T> KafkaRecordDeserializationSchema<T> valueOnly(Class<? extends Deserializer<T>> deserializer) {
        return valueOnly(deserializer, Map.of());
    }

    /** As {@link #valueOnly(Class)}, with settings for the deserializer. */
    static <T> KafkaRecordDeserializationSchema<T> valueOnly(
            Class<? extends Deserializer<T>> deserializer, Map<String, String> settings) {
        return new DeserializerSchema<>(deserializer, Map.copyOf(settings));
    }
}
