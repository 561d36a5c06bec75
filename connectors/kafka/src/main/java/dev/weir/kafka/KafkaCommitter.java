package dev.weir.kafka;

import dev.weir.base.WeirException;
import dev.weir.dataflow.Sink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Commits prepared transactions. What the brokers say of a transaction decides: one that is open is committed, one that
 * is committed already is left alone, and of one that they have forgotten nothing is left to do. One thread at a time.
 */
final class KafkaCommitter implements Sink.Committer {
    private static final int ATTEMPTS = 60;
    private static final long PAUSE_NANOS = 100_000_000;

    private final Cluster cluster;
    private @Nullable Admin admin;
    private @Nullable TransactionEnder ender;

    KafkaCommitter(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void commit(List<byte[]> committables) {
        List<Prepared> open = committables.stream().map(Prepared::decode).toList();
        String answer = "";
        for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
            if (attempt > 0) {
                pause();
            }
            List<Prepared> left = new ArrayList<>();
            for (Open next : describe(open)) {
                answer = end(next);
                if (!answer.isEmpty()) {
                    left.add(next.transaction());
                }
            }
            open = left;
        }
        if (!open.isEmpty()) {
            throw WeirException.of(
                    KafkaError.COMMIT_FAILED,
                    "transaction '%s' cannot be committed now, with the brokers at %s: %s",
                    open.getFirst().id(),
                    cluster.address(),
                    answer);
        }
    }

    /** A transaction that is not committed yet, and the broker that can do it; null while none can. */
    private record Open(Prepared transaction, @Nullable Node coordinator) {}

    private List<Open> describe(List<Prepared> transactions) {
        Admin client = client();
        List<String> ids = transactions.stream().map(Prepared::id).toList();
        Map<Integer, Node> nodes = new HashMap<>();
        cluster.get("ask for the brokers", client.describeCluster().nodes())
                .forEach(node -> nodes.put(node.id(), node));
        var described = client.describeTransactions(ids);
        List<Open> open = new ArrayList<>();
        for (Prepared transaction : transactions) {
            TransactionDescription found = described(transaction, described.description(transaction.id()));
            if (found != null && isOpen(transaction, found)) {
                open.add(new Open(transaction, nodes.get(found.coordinatorId())));
            }
        }
        return open;
    }

    /** Null when the transaction was ended so long ago that the brokers have forgotten its name. */
    private @Nullable TransactionDescription described(
            Prepared transaction, KafkaFuture<TransactionDescription> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cluster.failed("describe transaction '" + transaction.id() + "'", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransactionalIdNotFoundException) {
                return null;
            }
            throw cluster.failed("describe transaction '" + transaction.id() + "'", e);
        }
    }

    private static boolean isOpen(Prepared transaction, TransactionDescription found) {
        int later = found.producerEpoch() - transaction.epoch();
        boolean own = found.producerId() == transaction.producerId();
        return switch (found.state()) {
            case PREPARE_COMMIT, COMPLETE_COMMIT -> {
                // Committing raises the epoch by one, where transactions are of version 2; aborting and beginning anew
                // by more.
                if (!own || later > 1) {
                    throw lost(transaction, found);
                }
                yield false;
            }
            case ONGOING -> {
                if (!own || later != 0) {
                    throw lost(transaction, found);
                }
                yield true;
            }
            default -> throw lost(transaction, found);
        };
    }

    private static WeirException lost(Prepared transaction, TransactionDescription found) {
        return WeirException.of(
                        KafkaError.TRANSACTION_LOST,
                        "transaction '%s' (producer %s, epoch %s) was aborted before it could be committed, and its "
                                + "rows with it; the brokers say: %s, producer %s, epoch %s, timeout %s ms",
                        transaction.id(),
                        transaction.producerId(),
                        transaction.epoch(),
                        found.state(),
                        found.producerId(),
                        found.producerEpoch(),
                        found.transactionTimeoutMs())
                .hint("was the job down for longer than 'properties.transaction.timeout.ms', or does another job use "
                        + "the same 'sink.transactional-id-prefix'?");
    }

    /** Commits; returns why that has to be tried again, or nothing. */
    private String end(Open open) {
        if (open.coordinator() == null) {
            return "its coordinator is not available";
        }
        try {
            Errors answer = ender().commit(open.coordinator(), open.transaction());
            // What the others mean becomes clear when the transaction is looked at again.
            return answer == Errors.NONE ? "" : answer.message();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (AuthenticationException e) {
            throw cluster.failed("commit transaction '" + open.transaction().id() + "'", e);
        }
    }

    /** Blocks, as a committer may. */
    private void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
        if (Thread.currentThread().isInterrupted()) {
            throw WeirException.of(KafkaError.COMMIT_FAILED, "committing was interrupted");
        }
    }

    private Admin client() {
        if (admin == null) {
            admin = cluster.admin();
        }
        return admin;
    }

    private TransactionEnder ender() {
        if (ender == null) {
            FinalizedVersionRange version = cluster.get(
                            "ask for the cluster's features",
                            client().describeFeatures().featureMetadata())
                    .finalizedFeatures()
                    .get("transaction.version");
            ender = new TransactionEnder(cluster.adminSettings(), version != null && version.maxVersionLevel() >= 2);
        }
        return ender;
    }

    @Override
    public void close() {
        if (ender != null) {
            ender.close();
        }
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
