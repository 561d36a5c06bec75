package dev.weir.kafka;

import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of the metadata columns, with Flink's names and types. */
final class KafkaMetadata {
    static final String TOPIC = "topic";
    static final String PARTITION = "partition";
    static final String HEADERS = "headers";
    static final String LEADER_EPOCH = "leader-epoch";
    static final String OFFSET = "offset";
    static final String TIMESTAMP = "timestamp";
    static final String TIMESTAMP_TYPE = "timestamp-type";

    private KafkaMetadata() {}

    /** All keys and their types. */
    static Map<String, DataType> types() {
        Map<String, DataType> types = new LinkedHashMap<>();
        types.put(TOPIC, DataTypes.STRING.withNullable(false));
        types.put(PARTITION, DataTypes.INT.withNullable(false));
        types.put(
                HEADERS,
                DataTypes.map(DataTypes.STRING.withNullable(false), DataTypes.BYTES)
                        .withNullable(false));
        types.put(LEADER_EPOCH, DataTypes.INT);
        types.put(OFFSET, DataTypes.BIGINT.withNullable(false));
        types.put(TIMESTAMP, DataTypes.timestampLtz(3).withNullable(false));
        types.put(TIMESTAMP_TYPE, DataTypes.STRING.withNullable(false));
        return types;
    }
}
