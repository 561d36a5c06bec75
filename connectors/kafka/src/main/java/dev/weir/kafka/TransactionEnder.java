package dev.weir.kafka;

import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.DefaultHostResolver;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.message.EndTxnRequestData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.EndTxnRequest;
import org.apache.kafka.common.requests.EndTxnResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * Commits a transaction that another producer began, which Kafka's public clients cannot: a producer that is new aborts
 * what it finds (KIP-939, which is to change that, has no public call in clients 4.3). The protocol can: the request
 * that ends a transaction names the transaction and the producer, and does not care who sends it. So this sends that
 * one request, with classes of the client library that are public in Java though not in its documentation; should they
 * change, this class is all that has to follow. The alternative that is seen elsewhere, to write into the private
 * fields of a producer, depends on more of the library and needs reflection. One thread.
 */
final class TransactionEnder implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Time time = Time.SYSTEM;
    private final Metrics metrics = new Metrics();
    private final NetworkClient client;
    private final boolean bumpsEpochs;

    /** @param bumpsEpochs whether the cluster has transactions of version 2, which end with another form of request */
    TransactionEnder(Map<String, Object> settings, boolean bumpsEpochs) {
        this.bumpsEpochs = bumpsEpochs;
        this.client = ClientUtils.createNetworkClient(
                new AdminClientConfig(settings),
                "weir-committer",
                metrics,
                "weir",
                new LogContext(),
                new ApiVersions(),
                time,
                1,
                TIMEOUT_MILLIS,
                null,
                new ManualMetadataUpdater(),
                new DefaultHostResolver(),
                null,
                null);
    }

    /** Asks a transaction's coordinator to commit it; gives the answer. Throws when there is none. */
    Errors commit(Node coordinator, Prepared transaction) throws IOException {
        if (!NetworkClientUtils.awaitReady(client, coordinator, time, TIMEOUT_MILLIS)) {
            throw new IOException("no connection to " + coordinator);
        }
        EndTxnRequestData request = new EndTxnRequestData()
                .setTransactionalId(transaction.id())
                .setProducerId(transaction.producerId())
                .setProducerEpoch(transaction.epoch())
                .setCommitted(true);
        ClientRequest message = client.newClientRequest(
                coordinator.idString(),
                new EndTxnRequest.Builder(request, bumpsEpochs),
                time.milliseconds(),
                true,
                TIMEOUT_MILLIS,
                null);
        EndTxnResponse response = (EndTxnResponse)
                NetworkClientUtils.sendAndReceive(client, message, time).responseBody();
        return response.error();
    }

    @Override
    public void close() {
        client.close();
        metrics.close();
    }
}
