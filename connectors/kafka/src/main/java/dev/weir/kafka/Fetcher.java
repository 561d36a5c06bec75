package dev.weir.kafka;

import dev.weir.base.Counter;
import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.dataflow.OperatorContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads partitions on a thread of its own into a bounded queue: a full queue lets the brokers wait. The consumer
 * belongs to that thread; all other methods to the task's.
 */
final class Fetcher implements AutoCloseable {
    private static final int PIECES = 8;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    /** What the task asks of the fetcher. */
    private sealed interface Command {
        record Add(KafkaSplit split) implements Command {}

        record Commit(Map<TopicPartition, OffsetAndMetadata> offsets) implements Command {}

        record Close() implements Command {}
    }

    private final Cluster cluster;
    private final String clientId;
    private final Fetched.Wanted wanted;
    private final Runnable wakeUp;
    private final Counter failedCommits;
    private final BlockingQueue<Fetched> fetched = new ArrayBlockingQueue<>(PIECES);
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final Map<TopicPartition, KafkaSplit> splits = new LinkedHashMap<>();
    private volatile boolean closed;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    Fetcher(Cluster cluster, Fetched.Wanted wanted, OperatorContext context) {
        this.cluster = cluster;
        this.wanted = wanted;
        this.clientId = clientId(context);
        this.failedCommits = context.metrics().counter(context.name() + ".failed-offset-commits");
        OperatorContext.Mailbox mailbox = context.mailbox();
        this.wakeUp = () -> mailbox.send(output -> {});
        context.launch("kafka " + clientId, this::run);
    }

    /** A name for the brokers' logs. */
    static String clientId(OperatorContext context) {
        return "weir-" + context.name().replaceAll("[^A-Za-z0-9._-]+", "-") + "-" + context.subtask();
    }

    /** What has been read and not taken; the task is woken when there is more. */
    @Nullable
    Fetched next() {
        return fetched.poll();
    }

    /** Begins to read a split, beside the others. */
    void add(KafkaSplit split) {
        send(new Command.Add(split));
    }

    /** Tells the brokers how far the group is. */
    void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        send(new Command.Commit(offsets));
    }

    private void send(Command command) {
        commands.add(command);
        KafkaConsumer<byte[], byte[]> present = consumer;
        if (present != null) {
            present.wakeup();
        }
    }

    @Override
    public void close() {
        closed = true;
        // Makes room where the fetcher may wait for it.
        fetched.clear();
        send(new Command.Close());
    }

    private void run() {
        try {
            readAll();
        } catch (InterruptException | InterruptedException e) {
            // Nobody asks any more.
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() throws InterruptedException {
        KafkaConsumer<byte[], byte[]> own = null;
        try {
            own = new KafkaConsumer<>(
                    cluster.consumerSettings(clientId), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer = own;
            while (!closed) {
                step(own);
            }
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException | IllegalStateException e) {
            put(new Fetched.Failure(failure(e)));
        } finally {
            consumer = null;
            if (own != null) {
                closeQuietly(own);
            }
        }
    }

    /** A wake-up that comes late may hit the closing, which then is as good as done. */
    private static void closeQuietly(KafkaConsumer<byte[], byte[]> own) {
        try {
            own.close(CloseOptions.timeout(CLOSE));
        } catch (WakeupException e) {
            own.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private void step(KafkaConsumer<byte[], byte[]> own) throws InterruptedException {
        Command command = splits.isEmpty() ? commands.take() : commands.poll();
        switch (command) {
            case Command.Add(KafkaSplit split) -> begin(own, split);
            case Command.Commit(var offsets) ->
                undisturbed(() -> {
                    own.commitAsync(offsets, (done, failure) -> failedCommits.add(failure == null ? 0 : 1));
                    return offsets;
                });
            case Command.Close close -> {}
            case null -> hand(own, poll(own));
        }
    }

    private static ConsumerRecords<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> own) {
        try {
            return own.poll(POLL);
        } catch (WakeupException e) {
            // A command has come: it is next.
            return ConsumerRecords.empty();
        }
    }

    /**
     * Does what may be done twice. A wake-up is meant for {@link #poll} only, but hits whatever call comes first and
     * looks for one.
     */
    private static <T> T undisturbed(Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (WakeupException e) {
                // Taken, and answered by doing it again.
            }
        }
    }

    private void begin(KafkaConsumer<byte[], byte[]> own, KafkaSplit split) throws InterruptedException {
        if (split.isRead()) {
            put(new Fetched.End(split.topicPartition()));
            return;
        }
        splits.put(split.topicPartition(), split);
        undisturbed(() -> {
            own.assign(splits.keySet());
            own.seek(split.topicPartition(), split.offset());
            return split;
        });
    }

    private void hand(KafkaConsumer<byte[], byte[]> own, ConsumerRecords<byte[], byte[]> records)
            throws InterruptedException {
        List<TopicPartition> ended = new ArrayList<>();
        for (Map.Entry<TopicPartition, KafkaSplit> entry : splits.entrySet()) {
            TopicPartition partition = entry.getKey();
            long stop = entry.getValue().stop();
            List<ConsumerRecord<byte[], byte[]>> found = records.records(partition);
            if (!found.isEmpty() && found.getLast().offset() >= stop) {
                found = found.stream().filter(one -> one.offset() < stop).toList();
            }
            boolean asked = stop != KafkaSplit.NEVER || !found.isEmpty();
            long next = asked ? undisturbed(() -> own.position(partition)) : 0;
            if (!found.isEmpty()) {
                Fetched.Bytes keys = wanted.keys() ? Fetched.Bytes.keys(found) : null;
                Fetched.Bytes values = wanted.values() ? Fetched.Bytes.values(found) : null;
                put(new Fetched.Messages(partition, found, Math.min(next, stop), keys, values));
            }
            if (next >= stop) {
                ended.add(partition);
            }
        }
        if (!ended.isEmpty()) {
            ended.forEach(splits::remove);
            undisturbed(() -> {
                own.assign(splits.keySet());
                return ended;
            });
            for (TopicPartition partition : ended) {
                put(new Fetched.End(partition));
            }
        }
    }

    private void put(Fetched piece) throws InterruptedException {
        if (!closed) {
            fetched.put(piece);
            wakeUp.run();
        }
    }

    private WeirException failure(RuntimeException thrown) {
        if (thrown instanceof InvalidOffsetException offset) {
            TopicPartition partition = offset.partitions().iterator().next();
            KafkaSplit split = splits.get(partition);
            return WeirException.of(KafkaError.NO_OFFSET, "the next record cannot be read: %s", thrown.getMessage())
                    .at(new Position.Data(partition.toString(), 0, ""))
                    .hint("were records deleted before they were read? 'properties.auto.offset.reset' = 'earliest' "
                            + "goes on with those that are left"
                            + (split == null ? "" : "; reading began at offset " + split.offset()))
                    .causedBy(thrown);
        }
        return WeirException.of(
                        KafkaError.READ_FAILED,
                        "cannot read %s from the brokers at %s: %s",
                        splits.keySet(),
                        cluster.address(),
                        thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage())
                .causedBy(thrown);
    }
}
