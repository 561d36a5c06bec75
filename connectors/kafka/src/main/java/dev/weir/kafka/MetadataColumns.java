package dev.weir.kafka;

import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.LongColumn;
import dev.weir.data.MapColumnBuilder;
import dev.weir.data.TimestampColumn;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Columns about records. */
final class MetadataColumns {
    private MetadataColumns() {}

    /**
     * A column by its key.
     *
     * @param records by row its record's number in the messages
     */
    static Column of(String key, DataType type, Fetched.Messages messages, int[] records, int rows) {
        return switch (key) {
            case KafkaMetadata.TOPIC ->
                ConstantColumn.of(type, messages.partition().topic(), rows);
            case KafkaMetadata.PARTITION ->
                ConstantColumn.of(type, messages.partition().partition(), rows);
            case KafkaMetadata.OFFSET -> {
                long[] offsets = new long[rows];
                for (int row = 0; row < rows; row++) {
                    offsets[row] = messages.records().get(records[row]).offset();
                }
                yield new LongColumn(type, rows, offsets, null);
            }
            case KafkaMetadata.TIMESTAMP -> {
                long[] millis = new long[rows];
                for (int row = 0; row < rows; row++) {
                    millis[row] = messages.records().get(records[row]).timestamp();
                }
                yield new TimestampColumn(type, rows, millis, null, null);
            }
            default -> byRow(key, type, messages, records, rows);
        };
    }

    private static Column byRow(String key, DataType type, Fetched.Messages messages, int[] records, int rows) {
        ColumnBuilder builder = ColumnBuilder.create(type, rows);
        for (int row = 0; row < rows; row++) {
            ConsumerRecord<byte[], byte[]> message = messages.records().get(records[row]);
            switch (key) {
                case KafkaMetadata.HEADERS -> putHeaders(message, (MapColumnBuilder) builder);
                case KafkaMetadata.LEADER_EPOCH ->
                    builder.appendValue(message.leaderEpoch().orElse(null));
                case KafkaMetadata.TIMESTAMP_TYPE -> builder.appendValue(message.timestampType().name);
                default -> throw new IllegalArgumentException("no metadata column " + key);
            }
        }
        return builder.build();
    }

    private static void putHeaders(ConsumerRecord<byte[], byte[]> message, MapColumnBuilder target) {
        for (Header header : message.headers()) {
            target.keys().appendValue(header.key());
            target.values().appendValue(header.value());
        }
        target.endRow();
    }
}
