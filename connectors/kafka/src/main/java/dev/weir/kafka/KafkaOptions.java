package dev.weir.kafka;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.DeliveryGuarantee;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The options of {@code 'connector'='kafka'}, with Flink's names and defaults. */
final class KafkaOptions {
    static final String PROPERTIES = "properties.";

    static final Option<List<String>> TOPIC =
            Option.optional("topic", OptionType.LIST, "The topic; several, separated by ';', when reading.");
    static final Option<String> TOPIC_PATTERN = Option.optional(
            "topic-pattern",
            OptionType.STRING,
            "A regular expression: all topics whose whole name it matches are read, new ones too.");
    static final Option<String> BOOTSTRAP_SERVERS = Option.required(
            "properties.bootstrap.servers",
            OptionType.STRING,
            "Brokers to ask first, host:port separated by ','. Every other option of Kafka's own can be set with "
                    + "'properties.' before it.");
    static final Option<String> GROUP_ID = Option.optional(
            "properties.group.id",
            OptionType.STRING,
            "The consumer group for which offsets are committed after each checkpoint, for observers.");
    static final Option<String> FORMAT = Option.optional(
            "format", OptionType.STRING, "How the values of records are written: csv, json, raw and others.");
    static final Option<String> VALUE_FORMAT =
            Option.optional("value.format", OptionType.STRING, "The same as 'format', of which one is required.");
    static final Option<String> KEY_FORMAT =
            Option.optional("key.format", OptionType.STRING, "How the keys of records are written.");
    static final Option<List<String>> KEY_FIELDS =
            Option.optional("key.fields", OptionType.LIST, "The columns that stand in the key, separated by ';'.");
    static final Option<String> KEY_PREFIX = Option.of(
            "key.fields-prefix",
            OptionType.STRING,
            "",
            "What the names of the key's columns begin with in the table, but not in the key; needs "
                    + "'value.fields-include' = 'EXCEPT_KEY'.");
    static final Option<FieldsInclude> FIELDS_INCLUDE = Option.of(
            "value.fields-include",
            OptionType.oneOf(FieldsInclude.class),
            FieldsInclude.ALL,
            "Whether the key's columns stand in the value as well.");
    static final Option<StartMode> STARTUP_MODE = Option.of(
            "scan.startup.mode",
            OptionType.oneOf(StartMode.class),
            StartMode.GROUP_OFFSETS,
            "Where reading begins when no checkpoint says it.");
    static final Option<String> STARTUP_OFFSETS = Option.optional(
            "scan.startup.specific-offsets",
            OptionType.STRING,
            "The offsets to begin at, 'partition:0,offset:42;partition:1,offset:300'; others begin at the earliest.");
    static final Option<Long> STARTUP_TIMESTAMP = Option.optional(
            "scan.startup.timestamp-millis",
            OptionType.LONG,
            "The time to begin at, in milliseconds since 1970, by the records' timestamps.");
    static final Option<StopMode> BOUNDED_MODE = Option.of(
            "scan.bounded.mode",
            OptionType.oneOf(StopMode.class),
            StopMode.UNBOUNDED,
            "Where reading ends, found out when it begins.");
    static final Option<String> BOUNDED_OFFSETS = Option.optional(
            "scan.bounded.specific-offsets",
            OptionType.STRING,
            "The offsets to end before, written like 'scan.startup.specific-offsets'; others end at the latest.");
    static final Option<Long> BOUNDED_TIMESTAMP = Option.optional(
            "scan.bounded.timestamp-millis",
            OptionType.LONG,
            "The time to end at: before the first record that is as late.");
    static final Option<Duration> DISCOVERY_INTERVAL = Option.of(
            "scan.topic-partition-discovery.interval",
            OptionType.DURATION,
            Duration.ofMinutes(5),
            "How often to look for new topics and partitions; '0 s' for never.");

    static final Option<DeliveryGuarantee> GUARANTEE = Option.of(
            "sink.delivery-guarantee",
            OptionType.oneOf(DeliveryGuarantee.class),
            DeliveryGuarantee.AT_LEAST_ONCE,
            "What a failure may do to written rows: lose or repeat some, repeat some, or neither (transactions).");
    static final Option<String> TRANSACTIONAL_ID_PREFIX = Option.optional(
            "sink.transactional-id-prefix",
            OptionType.STRING,
            "What the names of the sink's transactions begin with; no other job may use it. Needed for exactly-once.");
    static final Option<SinkPartitioner> PARTITIONER = Option.of(
            "sink.partitioner",
            OptionType.oneOf(SinkPartitioner.class),
            SinkPartitioner.DEFAULT,
            "To which partition rows go: Kafka's choice, by key if there is one; one for each instance of the sink; or "
                    + "all in turn.");

    static final Option<String> DEAD_LETTER_TOPIC = Option.optional(
            "on-error.dead-letter.topic",
            OptionType.STRING,
            "The topic to which bad records are written, as they were, with place and reason in their headers.");

    private static final List<Option<?>> TABLE =
            List.of(BOOTSTRAP_SERVERS, FORMAT, VALUE_FORMAT, KEY_FORMAT, KEY_PREFIX, FIELDS_INCLUDE);
    private static final List<Option<?>> SINK =
            List.of(GUARANTEE, TRANSACTIONAL_ID_PREFIX, PARTITIONER, ConnectOptions.SINK_PARALLELISM);

    private static final List<Option<?>> SOURCE = List.of(
            TOPIC_PATTERN,
            GROUP_ID,
            KEY_FIELDS,
            STARTUP_MODE,
            STARTUP_OFFSETS,
            STARTUP_TIMESTAMP,
            BOUNDED_MODE,
            BOUNDED_OFFSETS,
            BOUNDED_TIMESTAMP,
            DISCOVERY_INTERVAL,
            ConnectOptions.ON_ERROR,
            DEAD_LETTER_TOPIC,
            ConnectOptions.SCAN_PARALLELISM);

    /** The options of {@code kafka}. */
    static final List<Option<?>> ALL = joined(List.of(List.of(TOPIC), TABLE, SOURCE, SINK));

    private static final List<Option<?>> UPSERT_SOURCE = List.of(
            TOPIC_PATTERN,
            GROUP_ID,
            BOUNDED_MODE,
            BOUNDED_OFFSETS,
            BOUNDED_TIMESTAMP,
            DISCOVERY_INTERVAL,
            ConnectOptions.ON_ERROR,
            DEAD_LETTER_TOPIC,
            ConnectOptions.SCAN_PARALLELISM);

    /** The options of {@code upsert-kafka}. */
    static final List<Option<?>> UPSERT = joined(List.of(List.of(TOPIC), TABLE, UPSERT_SOURCE, SINK));

    private KafkaOptions() {}

    private static List<Option<?>> joined(List<List<Option<?>>> parts) {
        return parts.stream().<Option<?>>flatMap(List::stream).toList();
    }

    /** Whether a key is one of Kafka's own options or one of a key's or value's format. */
    static boolean knows(String key) {
        boolean plain = ALL.stream().anyMatch(option -> option.key().equals(key));
        return !plain
                && (key.startsWith(PROPERTIES)
                        || Arrays.stream(new String[] {"key.", "value."})
                                .anyMatch(part -> key.startsWith(part) && key.indexOf('.', part.length()) > 0));
    }

    /** Whether the key's columns stand in the value as well. */
    enum FieldsInclude {
        ALL,
        EXCEPT_KEY
    }

    /** Where reading begins. */
    enum StartMode {
        EARLIEST_OFFSET,
        LATEST_OFFSET,
        GROUP_OFFSETS,
        TIMESTAMP,
        SPECIFIC_OFFSETS
    }

    /** Where reading ends. */
    enum StopMode {
        UNBOUNDED,
        LATEST_OFFSET,
        GROUP_OFFSETS,
        TIMESTAMP,
        SPECIFIC_OFFSETS
    }

    /** To which partition a row goes. */
    enum SinkPartitioner {
        DEFAULT,
        FIXED,
        ROUND_ROBIN
    }
}
