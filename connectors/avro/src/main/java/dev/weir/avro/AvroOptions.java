package dev.weir.avro;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import java.util.List;

/** The options of {@code 'format'='avro'} and {@code 'avro-confluent'}, with Flink's names. */
final class AvroOptions {
    static final Option<Boolean> LEGACY_TIMESTAMPS = Option.of(
            "avro.timestamp_mapping.legacy",
            OptionType.BOOLEAN,
            true,
            "Whether TIMESTAMP is written as an instant in UTC, 'timestamp-millis'; else it is "
                    + "'local-timestamp-millis', and TIMESTAMP_LTZ is the instant.");

    static final Option<String> URL = Option.required(
            "avro-confluent.url", OptionType.STRING, "The schema registry; several addresses separated by ','.");
    static final Option<String> SUBJECT = Option.optional(
            "avro-confluent.subject",
            OptionType.STRING,
            "Under which the schema is registered when messages are written; of Kafka's topics, '<topic>-key' or "
                    + "'<topic>-value' when not set.");
    static final Option<String> SCHEMA = Option.optional(
            "avro-confluent.schema",
            OptionType.STRING,
            "The schema that is written, in JSON, instead of the one that follows from the table's columns.");
    static final Option<String> CREDENTIALS_SOURCE = Option.optional(
            "avro-confluent.basic-auth.credentials-source",
            OptionType.STRING,
            "Where the registry's user and password stand: USER_INFO, in the next option, or URL, in the address.");
    static final Option<String> USER_INFO = Option.optional(
            "avro-confluent.basic-auth.user-info",
            OptionType.STRING,
            "The registry's user and password, 'user:password'.");

    static final List<Option<?>> PLAIN = List.of(LEGACY_TIMESTAMPS);
    static final List<Option<?>> CONFLUENT =
            List.of(URL, SUBJECT, SCHEMA, CREDENTIALS_SOURCE, USER_INFO, LEGACY_TIMESTAMPS);

    private AvroOptions() {}
}
