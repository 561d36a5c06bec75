package dev.weir.kafka;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;

/**
 * A Kafka cluster as the options {@code properties.*} describe it: makes the settings of clients. Immutable.
 *
 * @param properties Kafka's own options, as the user wrote them
 */
record Cluster(Map<String, String> properties) {
    /** How long a call may take in all, and one request of it, unless the user says otherwise. */
    private static final String CALL_MILLIS = "20000";

    private static final String REQUEST_MILLIS = "10000";

    /** As many records as a batch has rows at most. */
    private static final String RECORDS_A_POLL = "4096";

    static Cluster of(Configuration options) {
        return new Cluster(options.below(KafkaOptions.PROPERTIES).values());
    }

    /** For messages. */
    String address() {
        return properties.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "");
    }

    /**
     * Whether readers see records of transactions only when they are committed; true unless the user says otherwise.
     */
    IsolationLevel isolation() {
        return properties
                        .getOrDefault(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                        .equals("read_uncommitted")
                ? IsolationLevel.READ_UNCOMMITTED
                : IsolationLevel.READ_COMMITTED;
    }

    /** A client for questions about the cluster; the caller closes it. */
    Admin admin() {
        try {
            return Admin.create(adminSettings());
        } catch (KafkaException e) {
            throw failed("connect", e);
        }
    }

    /** The settings of a client for questions. */
    Map<String, Object> adminSettings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        settings.putAll(properties);
        return settings;
    }

    /** The settings of a consumer that is told what to read and commits nothing by itself. */
    Map<String, Object> consumerSettings(String clientId) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.putAll(properties);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return settings;
    }

    /** The settings of a producer, less those that the sink decides. */
    Map<String, Object> producerSettings(String clientId) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, CALL_MILLIS);
        settings.putAll(properties);
        return settings;
    }

    /** What a call of the admin client comes to; its failure as a coded error. */
    <T> T get(String action, KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw failed(action, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(action, e);
        }
    }

    /** That something cannot be done in this cluster. */
    WeirException failed(String action, Throwable cause) {
        Throwable reason = cause;
        while (reason.getCause() != null && reason.getCause().getMessage() != null) {
            reason = reason.getCause();
        }
        String message = reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage();
        boolean option = reason instanceof ConfigException;
        return WeirException.of(
                        option ? KafkaError.INVALID_OPTION : KafkaError.UNREACHABLE,
                        "cannot %s, with the brokers at %s: %s",
                        action,
                        address(),
                        message)
                .hint(option ? "options of Kafka's own are set with 'properties.' before them" : null)
                .causedBy(cause);
    }
}
