package dev.weir.kafka;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the values of records by one of Kafka's own deserializers. */
final class DeserializerSchema<T> implements KafkaRecordDeserializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final Class<? extends Deserializer<T>> type;
    private final Map<String, String> settings;
    private transient @Nullable Deserializer<T> deserializer;

    DeserializerSchema(Class<? extends Deserializer<T>> type, Map<String, String> settings) {
        this.type = type;
        this.settings = settings;
    }

    @Override
    public void open() throws Exception {
        Deserializer<T> made = type.getDeclaredConstructor().newInstance();
        made.configure(settings, false);
        deserializer = made;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Output<T> out) {
        byte[] value = record.value();
        if (value != null) {
            out.collect(Objects.requireNonNull(deserializer).deserialize(record.topic(), record.headers(), value));
        }
    }
}
