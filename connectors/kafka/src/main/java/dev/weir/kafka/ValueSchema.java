package dev.weir.kafka;

import dev.weir.dataflow.serialization.DeserializationSchema;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the values of records. */
record ValueSchema<T>(DeserializationSchema<T> schema) implements KafkaRecordDeserializationSchema<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public void open() throws Exception {
        schema.open();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Output<T> out) throws IOException {
        byte[] value = record.value();
        T element = value == null ? null : schema.deserialize(value);
        if (element != null) {
            out.collect(element);
        }
    }
}
