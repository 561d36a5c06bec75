package dev.weir.kafka;

import dev.weir.base.WeirException;
import dev.weir.dataflow.OperatorContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A transaction for what comes between two checkpoints, with a producer of its own. Making one takes some tens of
 * milliseconds, so while rows flow the one that the next checkpoint will need is made ahead, on another thread. A
 * prepared transaction outlives its producer: it is committed by its name, producer id and epoch. So the producer is
 * let go of without the goodbye that would abort the transaction.
 */
final class TransactionalDelivery implements Delivery {
    private static final Duration ABORT = Duration.ofSeconds(5);

    /**
     * A new producer meets a coordinator that it is not connected to yet: no reason to wait for a tenth of a second.
     */
    private static final String BACKOFF_MILLIS = "10";

    private final Cluster cluster;
    private final OperatorContext context;
    private final Failures failures;
    private final String sinkId;
    private final CompletableFuture<Setup> setup = new CompletableFuture<>();
    /** The transaction for the rows that come now; null until the first of them, unless it was begun ahead. */
    private @Nullable Begun present;
    /** The transaction for the rows behind the checkpoint that probably is the next one; null when none come. */
    private @Nullable Begun ahead;

    /** Completes when all transactions that were to be prepared are, or have failed. */
    private CompletableFuture<?> preparing = CompletableFuture.completedFuture("");

    /** Completes when the brokers have the records of all transactions before the present one. */
    private CompletableFuture<?> flushed = CompletableFuture.completedFuture("");

    private boolean hasRecords;
    /** That of the newest record. */
    private String topic = "";
    /** The newest checkpoint that has passed. */
    private long after;

    /** What all transactions have in common. */
    private record Setup(Admin admin, long timeoutMillis) {}

    private record Transaction(TransactionId id, KafkaProducer<byte[], byte[]> producer) {}

    /** A transaction that is there soon. */
    private record Begun(long after, CompletableFuture<Transaction> transaction) {}

    TransactionalDelivery(Target target, OperatorContext context, Failures failures) {
        this.cluster = target.cluster();
        this.context = context;
        this.failures = failures;
        this.sinkId = TransactionId.sink(target.prefix(), context);
        this.after = context.restoredCheckpoint();
        context.launch("kafka set-up " + sinkId, this::setUp);
    }

    private void setUp() {
        Admin admin = null;
        try {
            admin = cluster.admin();
            TransactionSetup first = new TransactionSetup(cluster, admin);
            long timeoutMillis = first.timeoutMillis();
            first.abortLingering(sinkId, context.subtask(), context.parallelism(), context.restoredCheckpoint());
            setup.complete(new Setup(admin, timeoutMillis));
        } catch (WeirException e) {
            if (admin != null) {
                admin.close(Duration.ZERO);
            }
            setup.completeExceptionally(e);
            failures.tell(topic, e);
        }
    }

    /** Makes the transaction for rows behind a checkpoint, elsewhere. */
    private Begun begin(long checkpoint) {
        TransactionId id = new TransactionId(sinkId, context.subtask(), checkpoint);
        CompletableFuture<Transaction> begun = new CompletableFuture<>();
        context.launch("kafka transaction " + id, () -> {
            try {
                begun.complete(open(id, setup.join()));
            } catch (CompletionException e) {
                begun.completeExceptionally(e.getCause() == null ? e : e.getCause());
            } catch (WeirException | KafkaException e) {
                begun.completeExceptionally(e);
            }
        });
        return new Begun(checkpoint, begun);
    }

    private Transaction open(TransactionId id, Setup common) {
        Map<String, Object> settings = cluster.producerSettings(id.toString());
        settings.putIfAbsent(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, BACKOFF_MILLIS);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id.toString());
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(common.timeoutMillis()));
        KafkaProducer<byte[], byte[]> producer = Delivery.producer(cluster, settings);
        try {
            producer.initTransactions();
            producer.beginTransaction();
            return new Transaction(id, producer);
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw cluster.failed("begin transaction '" + id + "'", e);
        }
    }

    private Transaction present() {
        failures.check();
        if (present == null) {
            present = begin(after);
            ahead = context.hasCheckpoints() ? begin(after + 1) : null;
        }
        try {
            return present.transaction().join();
        } catch (CompletionException e) {
            failures.tell(topic, e.getCause() == null ? e : e.getCause());
            failures.check();
            throw e;
        }
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> record) {
        topic = record.topic();
        KafkaProducer<byte[], byte[]> producer = present().producer();
        if (!hasRecords) {
            awaitFlush();
        }
        hasRecords = true;
        try {
            var _ = producer.send(record, (metadata, failure) -> {
                if (failure != null) {
                    failures.tell(record.topic(), failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            failures.tell(topic, e);
            failures.check();
        }
    }

    /**
     * A transaction has a producer of its own, and nothing keeps the records of two producers in order: those of the
     * earlier one, which may be waiting for a broker to come back, have to be there first.
     */
    private void awaitFlush() {
        try {
            flushed.get();
        } catch (ExecutionException e) {
            failures.check();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cluster.failed("write to topic '" + topic + "'", e);
        }
    }

    @Override
    public int partitions(String topic) {
        return present().producer().partitionsFor(topic).size();
    }

    @Override
    public CompletableFuture<List<byte[]>> prepare(long checkpoint) {
        Begun ending = present;
        boolean hadRecords = hasRecords;
        hasRecords = false;
        after = checkpoint;
        present = ahead;
        ahead = null;
        if (present != null && present.after() != checkpoint) {
            discard(present.transaction(), Duration.ZERO);
            present = null;
        }
        if (hadRecords) {
            present = present == null ? begin(checkpoint) : present;
            ahead = begin(checkpoint + 1);
        }
        if (ending == null) {
            // Not before lingering transactions are aborted: a job that goes on with this checkpoint would take them
            // for transactions that the checkpoint names, and leave them open.
            return setup.thenApply(common -> List.of());
        }
        CompletableFuture<List<byte[]>> prepared = new CompletableFuture<>();
        preparing = CompletableFuture.allOf(preparing, prepared);
        CompletableFuture<?> flush = new CompletableFuture<>();
        flushed = CompletableFuture.allOf(flushed, flush);
        context.launch("kafka prepare " + sinkId, () -> {
            try {
                Transaction transaction = ending.transaction().join();
                prepared.complete(
                        hadRecords ? List.of(prepare(transaction, flush).encode()) : List.of());
                transaction.producer().close(Duration.ZERO);
            } catch (CompletionException e) {
                prepared.completeExceptionally(e.getCause() == null ? e : e.getCause());
            } catch (WeirException | KafkaException e) {
                prepared.completeExceptionally(e);
            } finally {
                flush.complete(null);
            }
        });
        return prepared;
    }

    /** Waits until the brokers have all records, and asks them by which numbers they know the transaction. */
    private Prepared prepare(Transaction transaction, CompletableFuture<?> flush) {
        String id = transaction.id().toString();
        try {
            transaction.producer().flush();
            flush.complete(null);
            failures.check();
            TransactionDescription found = cluster.get(
                    "describe transaction '" + id + "'",
                    setup.join().admin().describeTransactions(List.of(id)).description(id));
            if (found.state() != TransactionState.ONGOING) {
                throw WeirException.of(
                                KafkaError.WRITE_FAILED,
                                "transaction '%s' was aborted before its checkpoint: its state is %s",
                                id,
                                found.state())
                        .hint("is 'properties.transaction.timeout.ms' shorter than the time between checkpoints?");
            }
            return new Prepared(id, found.producerId(), (short) found.producerEpoch());
        } catch (WeirException | KafkaException e) {
            transaction.producer().close(Duration.ZERO);
            throw e;
        }
    }

    @Override
    public void finish() {
        if (!context.hasCheckpoints() && present != null) {
            Transaction last = present();
            try {
                last.producer().commitTransaction();
            } catch (KafkaException e) {
                failures.tell(topic, e);
            }
            failures.check();
        }
    }

    /** Aborts what was not prepared, so that readers need not wait for it; what is being prepared is waited for. */
    @Override
    public void close() {
        if (present != null) {
            discard(present.transaction(), ABORT);
        }
        if (ahead != null) {
            discard(ahead.transaction(), ABORT);
        }
        context.launch("kafka close " + sinkId, () -> {
            whenDone(preparing.handle((done, failure) -> ""), done -> {});
            whenDone(setup, common -> common.admin().close(ABORT));
        });
    }

    /** Lets go of a transaction; aborts it when it has records and there is time. */
    private void discard(CompletableFuture<Transaction> transaction, Duration time) {
        context.launch(
                "kafka discard " + sinkId,
                () -> whenDone(transaction, begun -> begun.producer().close(time)));
    }

    /** Waits for a result, and does nothing when there is none: that has been told before. */
    private static <T> void whenDone(CompletableFuture<T> future, Consumer<T> action) {
        try {
            action.accept(future.join());
        } catch (CompletionException e) {
            assert future.isCompletedExceptionally();
        }
    }
}
