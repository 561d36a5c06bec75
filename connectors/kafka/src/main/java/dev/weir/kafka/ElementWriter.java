package dev.weir.kafka;

import dev.weir.base.Position;
import dev.weir.data.Batch;
import dev.weir.data.ObjectColumn;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.serialization.SerializedCopies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes records of a stream's elements, by the user's schema. Owned by its task's thread. */
final class ElementWriter<T> implements Sink.Writer, KafkaRecordSerializationSchema.KafkaSinkContext {
    private final KafkaRecordSerializationSchema<T> schema;
    private final OperatorContext context;
    private final Delivery delivery;
    private final Map<String, int[]> partitions = new HashMap<>();

    ElementWriter(Delivery.Target target, KafkaRecordSerializationSchema<T> original, OperatorContext context) {
        this.context = context;
        try {
            schema = SerializedCopies.copy(original);
            schema.open();
        } catch (Exception failure) {
            throw ElementReading.failed(original, failure).atIfAbsent(new Position.PlanNode(context.name()));
        }
        delivery = target.open(context);
    }

    @Override
    public void write(Batch batch) {
        @Nullable Object[] elements = ((ObjectColumn) batch.column(0).flat()).values();
        long[] timestamps = batch.timestamps();
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            Long timestamp =
                    timestamps == null || timestamps[row] == Batch.NO_TIMESTAMP ? null : (Long) timestamps[row];
            ProducerRecord<byte[], byte[]> record = record(elements[row], timestamp);
            if (record != null) {
                delivery.send(record);
            }
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // A null element is the user's affair.
    private @Nullable ProducerRecord<byte[], byte[]> record(@Nullable Object element, @Nullable Long timestamp) {
        try {
            return schema.serialize((T) element, this, timestamp);
        } catch (RuntimeException failure) {
            throw ElementReading.failed(schema, failure).atIfAbsent(new Position.PlanNode(context.name()));
        }
    }

    @Override
    public CompletableFuture<List<byte[]>> prepareCommit(long checkpoint) {
        return delivery.prepare(checkpoint);
    }

    @Override
    public void finish() {
        delivery.finish();
    }

    @Override
    public void close() {
        delivery.close();
    }

    @Override
    public int getParallelInstanceId() {
        return context.subtask();
    }

    @Override
    public int getNumberOfParallelInstances() {
        return context.parallelism();
    }

    @Override
    public int[] getPartitionsForTopic(String topic) {
        return partitions
                .computeIfAbsent(
                        topic,
                        name -> IntStream.range(0, delivery.partitions(name)).toArray())
                .clone();
    }
}
