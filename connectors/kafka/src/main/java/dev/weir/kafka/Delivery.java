package dev.weir.kafka;

import dev.weir.base.WeirException;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.connect.DeliveryGuarantee;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * How records get to the brokers. Methods are called on the task's thread; sending waits when the brokers are slower
 * than the rows, and while a producer is being made.
 */
sealed interface Delivery extends AutoCloseable permits PlainDelivery, TransactionalDelivery {
    /** Sends a record; failures come out later. */
    void send(ProducerRecord<byte[], byte[]> record);

    /** The number of a topic's partitions. */
    int partitions(String topic);

    /** See {@link dev.weir.dataflow.Sink.Writer#prepareCommit}. */
    CompletableFuture<List<byte[]>> prepare(long checkpoint);

    /** Completes everything that was sent; of a job with checkpoints, only what need not be prepared. */
    void finish();

    @Override
    void close();

    /** A producer of bytes. */
    static KafkaProducer<byte[], byte[]> producer(Cluster cluster, Map<String, Object> settings) {
        try {
            return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            throw cluster.failed("make a producer", e);
        }
    }

    /**
     * Where records go, and what a failure may do to them.
     *
     * @param prefix what the names of transactions begin with; empty without transactions
     */
    record Target(Cluster cluster, DeliveryGuarantee guarantee, String prefix) {
        /** The delivery of one instance; called on its thread. */
        Delivery open(OperatorContext context) {
            Failures failures = new Failures(cluster, context);
            return guarantee == DeliveryGuarantee.EXACTLY_ONCE
                    ? new TransactionalDelivery(this, context, failures)
                    : new PlainDelivery(cluster, context, failures);
        }

        Optional<Sink.Committer> committer() {
            return switch (guarantee) {
                case NONE -> Optional.empty();
                // Nothing is left to complete, but a checkpoint must wait until the brokers have what came before it.
                case AT_LEAST_ONCE -> Optional.of(committables -> {});
                case EXACTLY_ONCE -> Optional.of(new KafkaCommitter(cluster));
            };
        }

        @Override
        public String toString() {
            return guarantee.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The first failure of sending: kept, and thrown on the task's thread as soon as it can be. Any thread may tell.
     */
    final class Failures {
        private final Cluster cluster;
        private final OperatorContext.Mailbox mailbox;
        private final AtomicReference<@Nullable Told> first = new AtomicReference<>();

        private record Told(String topic, Throwable thrown) {}

        Failures(Cluster cluster, OperatorContext context) {
            this.cluster = cluster;
            this.mailbox = context.mailbox();
        }

        void tell(String topic, Throwable thrown) {
            if (first.compareAndSet(null, new Told(topic, thrown))) {
                mailbox.send(output -> check());
            }
        }

        /** Throws what has been told; may ask the brokers what it means. */
        void check() {
            Told told = first.get();
            if (told != null) {
                throw coded(told.topic(), told.thrown());
            }
        }

        private WeirException coded(String topic, Throwable thrown) {
            if (thrown instanceof WeirException error) {
                return error;
            }
            return WeirException.of(
                            code(topic, thrown),
                            "cannot write to topic '%s', with the brokers at %s: %s",
                            topic,
                            cluster.address(),
                            thrown.getMessage())
                    .causedBy(thrown);
        }

        /** That a topic's metadata do not come may be the topic's fault or the brokers'. */
        private KafkaError code(String topic, Throwable thrown) {
            if (thrown instanceof UnknownTopicOrPartitionException || thrown instanceof InvalidTopicException) {
                return KafkaError.UNKNOWN_TOPIC;
            }
            boolean metadata = thrown instanceof TimeoutException
                    && String.valueOf(thrown.getMessage()).contains("metadata");
            return metadata ? Topics.missing(cluster, topic) : KafkaError.WRITE_FAILED;
        }
    }
}
