package dev.weir.kafka;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.dataflow.connect.RecordEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes records of rows. Owned by its task's thread. */
final class KafkaTableWriter implements Sink.Writer {
    private final KafkaTableSink sink;
    private final Delivery delivery;
    private final @Nullable Encoding keys;
    private final Encoding values;
    private final RecordExtras extras;
    private final @Nullable Upserts upserts;
    private final int subtask;
    private int partitions;
    private int turn;

    /** How a part of a record is encoded, for one batch after the other. */
    private static final class Encoding {
        private final KafkaTable.Part part;
        private final RecordEncoder encoder;
        private final RecordBuffer buffer = new RecordBuffer(new byte[0]);

        Encoding(KafkaTable.Part part, RecordEncoder.Factory factory) {
            this.part = part;
            this.encoder = factory.encoder(part.table().schema());
        }

        void encode(Batch batch) {
            Column[] columns =
                    Arrays.stream(part.columns()).mapToObj(batch::column).toArray(Column[]::new);
            buffer.clear();
            encoder.encode(batch.withColumns(part.table().schema(), columns), buffer);
        }

        byte[] bytes(int record) {
            int from = record == 0 ? 0 : buffer.end(record - 1);
            return Arrays.copyOfRange(buffer.bytes(), from, buffer.end(record));
        }
    }

    KafkaTableWriter(KafkaTableSink sink, OperatorContext context) {
        this.sink = sink;
        KafkaTable.Part key = sink.table().key();
        this.keys = key == null || sink.keyFormat() == null ? null : new Encoding(key, sink.keyFormat());
        this.values = new Encoding(sink.table().value(), sink.valueFormat());
        this.extras = new RecordExtras(sink.table());
        this.upserts = sink.upserts() ? new Upserts() : null;
        this.subtask = context.subtask();
        this.turn = context.subtask();
        this.delivery = sink.target().open(context);
    }

    @Override
    public void write(Batch batch) {
        if (keys != null) {
            keys.encode(batch);
        }
        values.encode(batch);
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            int weight = batch.weight(row);
            byte[] key = keys == null ? null : keys.bytes(i);
            byte[] value = values.bytes(i);
            if (upserts != null && batch.weights() != null) {
                upserts.add(
                        new Upserts.Change(key, value, extras.timestamp(batch, row), extras.headers(batch, row)),
                        weight);
            } else {
                for (int copy = Math.abs(weight); copy > 0; copy--) {
                    send(key, value, extras.timestamp(batch, row), extras.headers(batch, row));
                }
            }
        }
    }

    private void send(
            byte @Nullable [] key, byte @Nullable [] value, @Nullable Long timestamp, RecordExtras.Headers headers) {
        delivery.send(new ProducerRecord<>(sink.topic(), partition(), timestamp, key, value, headers.list()));
    }

    /** The partition of the next record; null for Kafka's own choice. */
    private @Nullable Integer partition() {
        return switch (sink.partitioner()) {
            case DEFAULT -> null;
            case FIXED -> subtask % partitions();
            case ROUND_ROBIN -> {
                int partition = turn % partitions();
                turn = partition + 1;
                yield partition;
            }
        };
    }

    private int partitions() {
        if (partitions == 0) {
            partitions = delivery.partitions(sink.topic());
        }
        return partitions;
    }

    @Override
    public void epoch(long epoch) {
        flushUpserts();
    }

    private void flushUpserts() {
        if (upserts != null) {
            upserts.drain(change -> send(change.key(), change.value(), change.timestamp(), change.headers()));
        }
    }

    @Override
    public CompletableFuture<List<byte[]>> prepareCommit(long checkpoint) {
        flushUpserts();
        return delivery.prepare(checkpoint);
    }

    @Override
    public void finish() {
        flushUpserts();
        delivery.finish();
    }

    @Override
    public void close() {
        delivery.close();
    }
}
