package dev.weir.kafka;

import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where a {@link KafkaSource} begins or ends in each partition. Immutable. */
public final class OffsetsInitializer {
    private final Range.Place place;
    private final @Nullable String reset;

    private OffsetsInitializer(Range.Place place, @Nullable String reset) {
        this.place = place;
        this.reset = reset;
    }

    /** At the first record that there is. */
    public static OffsetsInitializer earliest() {
        return new OffsetsInitializer(new Range.Place.Earliest(), null);
    }

    /** Behind the last record that there is when the job starts. */
    public static OffsetsInitializer latest() {
        return new OffsetsInitializer(new Range.Place.Latest(), null);
    }

    /** At the offsets that the consumer group has committed; a partition without one is an error. */
    public static OffsetsInitializer committedOffsets() {
        return new OffsetsInitializer(new Range.Place.OfGroup(), null);
    }

    /** At the offsets that the consumer group has committed; the strategy says where else. */
    public static OffsetsInitializer committedOffsets(OffsetResetStrategy strategy) {
        return new OffsetsInitializer(new Range.Place.OfGroup(), strategy.name().toLowerCase(Locale.ROOT));
    }

    /** At the first record whose timestamp is as late, in milliseconds since 1970. */
    public static OffsetsInitializer timestamp(long millis) {
        return new OffsetsInitializer(new Range.Place.At(millis), null);
    }

    /** At offsets of one's own; other partitions begin at the earliest and end at the latest offset. */
    public static OffsetsInitializer offsets(Map<TopicPartition, Long> offsets) {
        return new OffsetsInitializer(new Range.Place.OffsetsOf(Map.copyOf(offsets)), null);
    }

    Range.Place place() {
        return place;
    }

    /** What {@code auto.offset.reset} is set to; null to leave it. */
    @Nullable
    String reset() {
        return reset;
    }
}
