package dev.weir.kafka;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.serialization.SerializedCopies;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Makes a stream's elements of messages, by the user's schema, each with its record's timestamp. One thread. */
final class ElementReading<T> implements RecordReading {
    static final Schema SCHEMA = Schema.ofObjects("Object");

    private final KafkaRecordDeserializationSchema<T> schema;
    private @Nullable Object[] elements = new @Nullable Object[1024];
    private long[] timestamps = new long[1024];
    private int count;

    ElementReading(KafkaRecordDeserializationSchema<T> original, OperatorContext context) {
        try {
            schema = SerializedCopies.copy(original);
            schema.open();
        } catch (Exception failure) {
            throw failed(original, failure).atIfAbsent(new Position.PlanNode(context.name()));
        }
    }

    @Override
    public Fetched.Wanted wanted() {
        return new Fetched.Wanted(false, false);
    }

    @Override
    public void decode(Fetched.Messages messages, Consumer<Batch> output) {
        count = 0;
        for (ConsumerRecord<byte[], byte[]> record : messages.records()) {
            long timestamp = record.timestamp() < 0 ? Batch.NO_TIMESTAMP : record.timestamp();
            try {
                schema.deserialize(record, element -> add(element, timestamp));
            } catch (Exception failure) {
                throw failed(schema, failure)
                        .atIfAbsent(new Position.Data(messages.partition() + " at offset " + record.offset(), 0, ""));
            }
        }
        if (count > 0) {
            output.accept(
                    Batch.ofObjects(SCHEMA, count, Arrays.copyOf(elements, count), Arrays.copyOf(timestamps, count)));
            Arrays.fill(elements, 0, count, null);
        }
    }

    private void add(Object element, long timestamp) {
        if (count == elements.length) {
            elements = Arrays.copyOf(elements, count * 2);
            timestamps = Arrays.copyOf(timestamps, count * 2);
        }
        elements[count] = element;
        timestamps[count++] = timestamp;
    }

    /** The error of a user's schema that threw. */
    static WeirException failed(Object schema, Exception failure) {
        if (failure instanceof WeirException coded) {
            return coded;
        }
        return WeirException.of(
                        KafkaError.SCHEMA_FAILED,
                        "%s threw %s: %s",
                        schema instanceof ValueSchema<?> value
                                ? value.schema().getClass().getName()
                                : schema.getClass().getName(),
                        failure.getClass().getName(),
                        failure.getMessage())
                .causedBy(failure);
    }
}
