package dev.weir.kafka;

import dev.weir.base.WeirException;
import dev.weir.dataflow.OperatorContext;
import java.util.List;
import java.util.Map;
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

    /** The number of the topic's partitions. */
    int partitions();

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
     * The first failure of sending: kept, and thrown on the task's thread as soon as it can be. Any thread may tell.
     */
    final class Failures {
        private final KafkaSink sink;
        private final OperatorContext.Mailbox mailbox;
        private final AtomicReference<@Nullable WeirException> first = new AtomicReference<>();

        Failures(KafkaSink sink, OperatorContext context) {
            this.sink = sink;
            this.mailbox = context.mailbox();
        }

        void tell(Throwable thrown) {
            WeirException error = coded(thrown);
            if (first.compareAndSet(null, error)) {
                mailbox.send(output -> check());
            }
        }

        /** Throws what has been told. */
        void check() {
            WeirException error = first.get();
            if (error != null) {
                throw error;
            }
        }

        private WeirException coded(Throwable thrown) {
            if (thrown instanceof WeirException error) {
                return error;
            }
            boolean topic = thrown instanceof UnknownTopicOrPartitionException
                    || thrown instanceof InvalidTopicException
                    || thrown instanceof TimeoutException
                            && String.valueOf(thrown.getMessage()).contains("metadata");
            return WeirException.of(
                            topic ? KafkaError.UNKNOWN_TOPIC : KafkaError.WRITE_FAILED,
                            "cannot write to topic '%s', with the brokers at %s: %s",
                            sink.topic(),
                            sink.cluster().address(),
                            thrown.getMessage())
                    .causedBy(thrown);
        }
    }
}
