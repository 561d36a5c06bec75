package dev.weir.kafka;

import dev.weir.dataflow.OperatorContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Records without transactions: a checkpoint waits until the brokers have them. */
final class PlainDelivery implements Delivery {
    private final OperatorContext context;
    private final Failures failures;
    private final KafkaProducer<byte[], byte[]> producer;
    /** Completes when all that was to be flushed is, or has failed. */
    private CompletableFuture<?> preparing = CompletableFuture.completedFuture("");

    PlainDelivery(Cluster cluster, OperatorContext context, Failures failures) {
        this.context = context;
        this.failures = failures;
        this.producer = Delivery.producer(cluster, cluster.producerSettings(Fetcher.clientId(context)));
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> record) {
        failures.check();
        try {
            var _ = producer.send(record, (metadata, failure) -> {
                if (failure != null) {
                    failures.tell(record.topic(), failure);
                }
            });
        } catch (KafkaException e) {
            failures.tell(record.topic(), e);
            failures.check();
        }
    }

    @Override
    public int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    @Override
    public CompletableFuture<List<byte[]>> prepare(long checkpoint) {
        CompletableFuture<List<byte[]>> prepared = new CompletableFuture<>();
        preparing = CompletableFuture.allOf(preparing, prepared);
        context.launch("kafka flush " + context.name(), () -> {
            try {
                producer.flush();
                failures.check();
                prepared.complete(List.of());
            } catch (RuntimeException e) {
                prepared.completeExceptionally(e);
            }
        });
        return prepared;
    }

    @Override
    public void finish() {
        producer.flush();
        failures.check();
    }

    /** Drops what was not flushed; what is being flushed is waited for. */
    @Override
    public void close() {
        if (preparing.isDone()) {
            producer.close(Duration.ZERO);
        } else {
            var _ = preparing.whenComplete((done, failure) -> producer.close(Duration.ZERO));
        }
    }
}
