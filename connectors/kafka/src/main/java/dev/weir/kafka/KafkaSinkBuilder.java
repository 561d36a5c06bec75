package dev.weir.kafka;

import dev.weir.dataflow.connect.DeliveryGuarantee;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a {@link KafkaSink} needs to know. Brokers and a serializer are required; without a guarantee it is
 * {@link DeliveryGuarantee#NONE}, as Flink's. One thread.
 */
public final class KafkaSinkBuilder<T> {
    private final Map<String, String> properties = new LinkedHashMap<>();
    private DeliveryGuarantee guarantee = DeliveryGuarantee.NONE;
    private String prefix = "";
    private @Nullable KafkaRecordSerializationSchema<T> schema;

    KafkaSinkBuilder() {}

    /** Brokers to ask first, host:port separated by commas. */
    public KafkaSinkBuilder<T> setBootstrapServers(String servers) {
        return setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
    }

    /** What makes records of elements. */
    public KafkaSinkBuilder<T> setRecordSerializer(KafkaRecordSerializationSchema<T> serializer) {
        schema = serializer;
        return this;
    }

    /** What a failure may do to records. */
    public KafkaSinkBuilder<T> setDeliveryGuarantee(DeliveryGuarantee wanted) {
        guarantee = wanted;
        return this;
    }

    /** What the names of transactions begin with; no other job may use it. Needed for exactly-once. */
    public KafkaSinkBuilder<T> setTransactionalIdPrefix(String transactionalIdPrefix) {
        prefix = transactionalIdPrefix;
        return this;
    }

    /** An option of Kafka's own. */
    public KafkaSinkBuilder<T> setProperty(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /** Options of Kafka's own. */
    public KafkaSinkBuilder<T> setKafkaProducerConfig(Properties more) {
        more.stringPropertyNames().forEach(key -> setProperty(key, more.getProperty(key)));
        return this;
    }

    /** The sink. Fails when something is missing. Brokers are not asked yet. */
    public KafkaSink<T> build() {
        if (!properties.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            throw KafkaTable.invalid("a Kafka sink needs setBootstrapServers");
        }
        if (schema == null) {
            throw KafkaTable.invalid("a Kafka sink needs setRecordSerializer");
        }
        if (guarantee == DeliveryGuarantee.EXACTLY_ONCE && prefix.isBlank()) {
            throw KafkaTable.invalid("DeliveryGuarantee.EXACTLY_ONCE needs setTransactionalIdPrefix");
        }
        Cluster cluster = new Cluster(Map.copyOf(properties));
        return new KafkaSink<>(
                new Delivery.Target(cluster, guarantee, prefix), KafkaSourceBuilder.copyable(schema, "sink"));
    }
}
