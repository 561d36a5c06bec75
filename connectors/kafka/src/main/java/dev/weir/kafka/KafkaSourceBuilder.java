package dev.weir.kafka;

import dev.weir.base.WeirException;
import dev.weir.dataflow.serialization.DeserializationSchema;
import dev.weir.dataflow.serialization.SerializedCopies;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a {@link KafkaSource} needs to know. Brokers, topics and a deserializer are required. One thread.
 *
 * <p>Beside Kafka's own, two properties are known: {@code partition.discovery.interval.ms} (five minutes; 0 or less for
 * never) and {@code commit.offsets.on.checkpoint} (true, if there is a group).
 */
public final class KafkaSourceBuilder<T> {
    private static final String DISCOVERY = "partition.discovery.interval.ms";
    private static final String COMMIT = "commit.offsets.on.checkpoint";
    private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(5);

    private final Map<String, String> properties = new LinkedHashMap<>();
    private @Nullable Topics topics;
    private OffsetsInitializer start = OffsetsInitializer.earliest();
    private @Nullable OffsetsInitializer stop;
    private boolean bounded;
    private @Nullable KafkaRecordDeserializationSchema<T> schema;

    KafkaSourceBuilder() {}

    /** Brokers to ask first, host:port separated by commas. */
    public KafkaSourceBuilder<T> setBootstrapServers(String servers) {
        return setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
    }

    /** The consumer group for which offsets are committed after each checkpoint, for observers. */
    public KafkaSourceBuilder<T> setGroupId(String group) {
        return setProperty(ConsumerConfig.GROUP_ID_CONFIG, group);
    }

    /** The topics to read. */
    public KafkaSourceBuilder<T> setTopics(List<String> names) {
        return setTopics(new Topics.Named(List.copyOf(names)));
    }

    /** The topics to read. */
    public KafkaSourceBuilder<T> setTopics(String... names) {
        return setTopics(Arrays.asList(names));
    }

    /** Reads all topics whose whole name matches, new ones too. */
    public KafkaSourceBuilder<T> setTopicPattern(Pattern pattern) {
        return setTopics(new Topics.Matching(pattern.pattern()));
    }

    private KafkaSourceBuilder<T> setTopics(Topics wanted) {
        if (topics != null) {
            throw KafkaTable.invalid("topics are set twice: %s and %s", topics, wanted);
        }
        topics = wanted;
        return this;
    }

    /** Where reading begins when no checkpoint says it; at the earliest offsets unless set. */
    public KafkaSourceBuilder<T> setStartingOffsets(OffsetsInitializer offsets) {
        start = offsets;
        return this;
    }

    /** Lets the source end at these offsets, found out when the job starts. */
    public KafkaSourceBuilder<T> setBounded(OffsetsInitializer offsets) {
        stop = offsets;
        bounded = true;
        return this;
    }

    /** As {@link #setBounded}, but the source counts as unbounded: the job is planned as one that does not end. */
    public KafkaSourceBuilder<T> setUnbounded(OffsetsInitializer offsets) {
        stop = offsets;
        bounded = false;
        return this;
    }

    /** What makes elements of records. */
    public KafkaSourceBuilder<T> setDeserializer(KafkaRecordDeserializationSchema<T> deserializer) {
        schema = deserializer;
        return this;
    }

    /** What makes elements of records' values. */
    public KafkaSourceBuilder<T> setValueOnlyDeserializer(DeserializationSchema<T> deserializer) {
        return setDeserializer(KafkaRecordDeserializationSchema.valueOnly(deserializer));
    }

    /** What the names of clients begin with in the brokers' logs. */
    public KafkaSourceBuilder<T> setClientIdPrefix(String prefix) {
        return setProperty(CommonClientConfigs.CLIENT_ID_CONFIG, prefix);
    }

    /** An option of Kafka's own. */
    public KafkaSourceBuilder<T> setProperty(String key, String value) {
        properties.put(key, value);
        return this;
    }

    /** Options of Kafka's own. */
    public KafkaSourceBuilder<T> setProperties(Properties more) {
        more.stringPropertyNames().forEach(key -> setProperty(key, more.getProperty(key)));
        return this;
    }

    /** The source. Fails when something is missing or cannot be. Brokers are not asked yet. */
    public KafkaSource<T> build() {
        Map<String, String> own = new LinkedHashMap<>(properties);
        needed(own.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG), "setBootstrapServers");
        Duration interval = interval(own.remove(DISCOVERY));
        boolean commits = !"false".equals(own.remove(COMMIT)) && own.containsKey(ConsumerConfig.GROUP_ID_CONFIG);
        if (start.reset() != null) {
            own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, start.reset());
        }
        boolean asksGroup = start.place() instanceof Range.Place.OfGroup
                || stop != null && stop.place() instanceof Range.Place.OfGroup;
        if (asksGroup) {
            needed(own.get(ConsumerConfig.GROUP_ID_CONFIG), "setGroupId");
        }
        return new KafkaSource<>(
                new Cluster(Map.copyOf(own)),
                needed(topics, "setTopics or setTopicPattern"),
                new Range(start.place(), stop == null ? new Range.Place.Never() : stop.place()),
                bounded,
                interval,
                commits,
                copyable(needed(schema, "setDeserializer or setValueOnlyDeserializer"), "source"));
    }

    private static Duration interval(@Nullable String millis) {
        if (millis == null) {
            return DEFAULT_INTERVAL;
        }
        try {
            return Duration.ofMillis(Math.max(0, Long.parseLong(millis.strip())));
        } catch (NumberFormatException e) {
            throw KafkaTable.invalid("'%s' must be a number of milliseconds, but is '%s'", DISCOVERY, millis)
                    .causedBy(e);
        }
    }

    private static <V> V needed(@Nullable V value, String setter) {
        if (value == null) {
            throw KafkaTable.invalid("a Kafka source needs %s", setter);
        }
        return value;
    }

    /** Fails with advice when a schema cannot be copied for each instance. */
    static <S extends java.io.Serializable> S copyable(S schema, String user) {
        try {
            SerializedCopies.bytes(schema);
        } catch (IOException failure) {
            throw WeirException.of(
                            KafkaError.SCHEMA_FAILED,
                            "%s cannot be copied for the instances of the Kafka %s: %s",
                            schema.getClass().getName(),
                            user,
                            SerializedCopies.reason(failure))
                    .hint("make it in open(), or declare the class java.io.Serializable")
                    .causedBy(failure);
        }
        return schema;
    }
}
