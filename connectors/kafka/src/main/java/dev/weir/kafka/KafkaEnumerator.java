package dev.weir.kafka;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.dataflow.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds partitions. Those of the first look are read from where the options say; those that appear later are new, and
 * read from their beginning. One thread at a time.
 */
final class KafkaEnumerator implements Source.Enumerator {
    private static final int VERSION = 1;
    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private final Cluster cluster;
    private final Topics topics;
    private final Range range;
    private final Duration interval;
    private final Set<TopicPartition> known = new TreeSet<>(ORDER);
    private boolean hasLooked;
    private @Nullable Admin admin;

    KafkaEnumerator(Cluster cluster, Topics topics, Range range, Duration interval) {
        this.cluster = cluster;
        this.topics = topics;
        this.range = range;
        this.interval = interval;
    }

    @Override
    public Optional<Duration> interval() {
        return range.isBounded() || interval.isZero() ? Optional.empty() : Optional.of(interval);
    }

    @Override
    public List<KafkaSplit> discover() {
        if (hasLooked && interval().isEmpty()) {
            return List.of();
        }
        if (!hasLooked) {
            return look();
        }
        try {
            return look();
        } catch (WeirException e) {
            if (e.code() == KafkaError.UNREACHABLE) {
                // Brokers may go and come back: readers wait for them as well, and the next look finds what is new.
                return List.of();
            }
            throw e;
        }
    }

    private List<KafkaSplit> look() {
        Admin client = client();
        List<TopicPartition> found = new ArrayList<>();
        topics.find(cluster, client).forEach((topic, partitions) -> {
            for (int partition = 0; partition < partitions; partition++) {
                TopicPartition present = new TopicPartition(topic, partition);
                if (!known.contains(present)) {
                    found.add(present);
                }
            }
        });
        Range.Place start = hasLooked ? new Range.Place.Earliest() : range.start();
        Offsets offsets = new Offsets(cluster, client);
        Map<TopicPartition, Long> starts = offsets.starts(start, found);
        Map<TopicPartition, Long> stops = offsets.stops(range.stop(), found);
        boolean given = start instanceof Range.Place.Offsets || start instanceof Range.Place.OffsetsOf;
        if (!hasLooked && given) {
            checkBounds(offsets, starts, found);
        }
        known.addAll(found);
        hasLooked = true;
        List<KafkaSplit> splits = new ArrayList<>();
        for (TopicPartition partition : found) {
            long from = starts.getOrDefault(partition, 0L);
            long to = stops.getOrDefault(partition, KafkaSplit.NEVER);
            splits.add(new KafkaSplit(partition.topic(), partition.partition(), from, to));
        }
        return splits;
    }

    /** Offsets that a user wrote down must be there, or be the next one. */
    private static void checkBounds(Offsets offsets, Map<TopicPartition, Long> given, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> first = offsets.starts(new Range.Place.Earliest(), partitions);
        Map<TopicPartition, Long> end = offsets.starts(new Range.Place.Latest(), partitions);
        given.forEach((partition, offset) -> {
            long least = first.getOrDefault(partition, 0L);
            long most = end.getOrDefault(partition, KafkaSplit.NEVER);
            if (offset < least || offset > most) {
                throw WeirException.of(
                                KafkaError.NO_OFFSET,
                                "reading cannot begin at offset %s: there are offsets %s to %s",
                                offset,
                                least,
                                most)
                        .at(new Position.Data(partition.toString(), 0, ""));
            }
        });
    }

    private Admin client() {
        if (admin == null) {
            admin = cluster.admin();
        }
        return admin;
    }

    @Override
    public byte[] snapshot() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeBoolean(hasLooked);
            out.writeInt(known.size());
            for (TopicPartition partition : known) {
                out.writeUTF(partition.topic());
                out.writeInt(partition.partition());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void restore(byte[] snapshot) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("a snapshot of version " + version);
            }
            hasLooked = in.readBoolean();
            for (int left = in.readInt(); left > 0; left--) {
                known.add(new TopicPartition(in.readUTF(), in.readInt()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
