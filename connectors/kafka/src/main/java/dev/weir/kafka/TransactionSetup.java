package dev.weir.kafka;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;

/** What is found out and put in order before an instance of a sink begins its first transaction. May block. */
final class TransactionSetup {
    private static final String MAX_TIMEOUT = "transaction.max.timeout.ms";

    /** Flink's default: an hour; and what brokers allow when they do not say it. */
    private static final long DEFAULT_MILLIS = 3_600_000;

    private static final long USUAL_MAX_MILLIS = 900_000;

    private final Cluster cluster;
    private final Admin admin;

    TransactionSetup(Cluster cluster, Admin admin) {
        this.cluster = cluster;
        this.admin = admin;
    }

    /** How long transactions may be open: what the user says, or the most that brokers allow, up to an hour. */
    long timeoutMillis() {
        long most = mostMillis();
        String wanted = cluster.properties().get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
        if (wanted == null) {
            return Math.min(DEFAULT_MILLIS, most < 0 ? USUAL_MAX_MILLIS : most);
        }
        long millis;
        try {
            millis = Long.parseLong(wanted.strip());
        } catch (NumberFormatException e) {
            throw KafkaTable.invalid("'properties.transaction.timeout.ms' must be a number, but is '%s'", wanted)
                    .causedBy(e);
        }
        if (most >= 0 && millis > most) {
            throw KafkaTable.invalid(
                            "'properties.transaction.timeout.ms' is %s, but the brokers at %s allow at most %s",
                            millis, cluster.address(), most)
                    .hint("that is their '" + MAX_TIMEOUT + "'; without the option, the most they allow is taken");
        }
        return millis;
    }

    /** The brokers' limit; -1 when this client may not know it. */
    private long mostMillis() {
        Collection<Node> nodes =
                cluster.get("ask for the brokers", admin.describeCluster().nodes());
        ConfigResource broker = new ConfigResource(
                ConfigResource.Type.BROKER, nodes.iterator().next().idString());
        KafkaFuture<Map<ConfigResource, Config>> described =
                admin.describeConfigs(List.of(broker)).all();
        try {
            ConfigEntry entry =
                    Objects.requireNonNull(described.get().get(broker)).get(MAX_TIMEOUT);
            return entry == null ? -1 : Long.parseLong(entry.value());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ClusterAuthorizationException) {
                return -1;
            }
            throw cluster.failed("ask a broker for its options", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cluster.failed("ask a broker for its options", e);
        }
    }

    /**
     * Aborts what earlier attempts began and cannot commit any more: transactions that began after the checkpoint with
     * which the job goes on, or a later one. Each instance sees to those of the subtasks that are its own number modulo
     * the parallelism, so that all are seen to when there are fewer instances than before, and none that is just begun.
     */
    void abortLingering(String sink, int subtask, int parallelism, long restoredCheckpoint) {
        Collection<TransactionListing> open = cluster.get(
                "list transactions",
                admin.listTransactions(new ListTransactionsOptions().filterStates(EnumSet.of(TransactionState.ONGOING)))
                        .all());
        List<String> lingering = open.stream()
                .map(TransactionListing::transactionalId)
                .filter(text -> {
                    TransactionId id = TransactionId.parse(sink, text);
                    return id != null && id.subtask() % parallelism == subtask && id.after() >= restoredCheckpoint;
                })
                .toList();
        if (!lingering.isEmpty()) {
            cluster.get(
                    "abort transactions " + lingering,
                    admin.fenceProducers(lingering).all());
        }
    }
}
