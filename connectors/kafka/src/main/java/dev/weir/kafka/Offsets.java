package dev.weir.kafka;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Turns places into the offsets that they are now. */
final class Offsets {
    private final Cluster cluster;
    private final Admin admin;

    Offsets(Cluster cluster, Admin admin) {
        this.cluster = cluster;
        this.admin = admin;
    }

    /** Where reading of these partitions begins. */
    Map<TopicPartition, Long> starts(Range.Place place, Collection<TopicPartition> partitions) {
        return switch (place) {
            case Range.Place.OfGroup group -> committed(partitions, true);
            case Range.Place.Offsets(var byPartition) -> given(byPartition, partitions, OffsetSpec.earliest());
            case Range.Place.OffsetsOf(var byPartition) -> chosen(byPartition, partitions, OffsetSpec.earliest());
            case Range.Place.Earliest earliest -> list(partitions, OffsetSpec.earliest());
            case Range.Place.Latest latest -> list(partitions, OffsetSpec.latest());
            case Range.Place.At(long millis) -> at(partitions, millis);
            case Range.Place.Never never -> throw new IllegalArgumentException("reading begins somewhere");
        };
    }

    /** Where reading of these partitions ends. */
    Map<TopicPartition, Long> stops(Range.Place place, Collection<TopicPartition> partitions) {
        return switch (place) {
            case Range.Place.OfGroup group -> committed(partitions, false);
            case Range.Place.Offsets(var byPartition) -> given(byPartition, partitions, OffsetSpec.latest());
            case Range.Place.OffsetsOf(var byPartition) -> chosen(byPartition, partitions, OffsetSpec.latest());
            case Range.Place.Earliest earliest -> list(partitions, OffsetSpec.earliest());
            case Range.Place.Latest latest -> list(partitions, OffsetSpec.latest());
            case Range.Place.At(long millis) -> at(partitions, millis);
            case Range.Place.Never never -> {
                Map<TopicPartition, Long> stops = new HashMap<>();
                partitions.forEach(partition -> stops.put(partition, KafkaSplit.NEVER));
                yield stops;
            }
        };
    }

    private Map<TopicPartition, Long> given(
            Map<Integer, Long> offsets, Collection<TopicPartition> partitions, OffsetSpec others) {
        for (int partition : offsets.keySet()) {
            if (partitions.stream().noneMatch(known -> known.partition() == partition)) {
                throw WeirException.of(
                        KafkaError.UNKNOWN_TOPIC,
                        "an offset is given for partition %s, but of topic '%s' there are only %s",
                        partition,
                        partitions.isEmpty() ? "" : partitions.iterator().next().topic(),
                        partitions.size());
            }
        }
        Map<TopicPartition, Long> byTopic = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Long offset = offsets.get(partition.partition());
            if (offset != null) {
                byTopic.put(partition, offset);
            }
        }
        return chosen(byTopic, partitions, others);
    }

    private Map<TopicPartition, Long> chosen(
            Map<TopicPartition, Long> offsets, Collection<TopicPartition> partitions, OffsetSpec others) {
        for (TopicPartition partition : offsets.keySet()) {
            if (!partitions.contains(partition)) {
                throw WeirException.of(
                        KafkaError.UNKNOWN_TOPIC,
                        "an offset is given for %s, which is none of the partitions that are read: %s",
                        partition,
                        partitions);
            }
        }
        Map<TopicPartition, Long> result = new HashMap<>(offsets);
        result.putAll(list(
                partitions.stream()
                        .filter(partition -> !offsets.containsKey(partition))
                        .toList(),
                others));
        return result;
    }

    private Map<TopicPartition, Long> at(Collection<TopicPartition> partitions, long millis) {
        Map<TopicPartition, Long> found = list(partitions, OffsetSpec.forTimestamp(millis));
        List<TopicPartition> none = partitions.stream()
                .filter(partition -> found.getOrDefault(partition, -1L) < 0)
                .toList();
        found.putAll(list(none, OffsetSpec.latest()));
        return found;
    }

    private Map<TopicPartition, Long> committed(Collection<TopicPartition> partitions, boolean starting) {
        String group = cluster.properties().getOrDefault(ConsumerConfig.GROUP_ID_CONFIG, "");
        Map<TopicPartition, OffsetAndMetadata> known = cluster.get(
                "read the offsets of group '" + group + "'",
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> result = new HashMap<>();
        List<TopicPartition> without = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = known.get(partition);
            if (offset == null) {
                without.add(partition);
            } else {
                result.put(partition, offset.offset());
            }
        }
        if (!without.isEmpty()) {
            result.putAll(list(without, starting ? reset(group, without.getFirst()) : OffsetSpec.latest()));
        }
        return result;
    }

    private OffsetSpec reset(String group, TopicPartition partition) {
        String reset = cluster.properties().getOrDefault(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return switch (reset) {
            case "earliest" -> OffsetSpec.earliest();
            case "latest" -> OffsetSpec.latest();
            default ->
                throw WeirException.of(KafkaError.NO_OFFSET, "group '%s' has no offset", group)
                        .at(new Position.Data(partition.toString(), 0, ""))
                        .hint("set 'properties.auto.offset.reset' to 'earliest' or 'latest', or another "
                                + "'scan.startup.mode'; in a DataStream, "
                                + "OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST)");
        };
    }

    private Map<TopicPartition, Long> list(Collection<TopicPartition> partitions, OffsetSpec spec) {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, OffsetSpec> wanted = new LinkedHashMap<>();
        partitions.forEach(partition -> wanted.put(partition, spec));
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> found = cluster.get(
                "list offsets of " + partitions,
                admin.listOffsets(wanted, new ListOffsetsOptions(cluster.isolation()))
                        .all());
        Map<TopicPartition, Long> result = new HashMap<>();
        found.forEach((partition, info) -> result.put(partition, info.offset()));
        return result;
    }
}
