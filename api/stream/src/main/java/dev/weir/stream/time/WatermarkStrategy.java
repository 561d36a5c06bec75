package dev.weir.stream.time;

import dev.weir.stream.functions.Function;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How event time follows from records: their timestamps, the watermarks, and after which silence a stream no longer
 * holds back others. Immutable.
 *
 * @param supplier makes the watermark generators
 * @param assigner gives records their timestamps; null keeps those that they have
 * @param idleTimeout the silence after which a split is idle; null for never
 */
public record WatermarkStrategy<T>(
        WatermarkGeneratorSupplier<T> supplier,
        @Nullable TimestampAssigner<T> assigner,
        @Nullable Duration idleTimeout) implements Function {
    private static final long serialVersionUID = 1L;

    /** Watermarks that trail the greatest timestamp by a fixed time. */
    public static <T> WatermarkStrategy<T> forBoundedOutOfOrderness(Duration maxOutOfOrderness) {
        if (maxOutOfOrderness.isNegative()) {
            throw new IllegalArgumentException("out-of-orderness must not be negative: " + maxOutOfOrderness);
        }
        return forGenerator(() -> new BoundedOutOfOrdernessWatermarks<>(maxOutOfOrderness));
    }

    /** Watermarks for timestamps that only grow. */
    public static <T> WatermarkStrategy<T> forMonotonousTimestamps() {
        return forGenerator(AscendingTimestampsWatermarks::new);
    }

    /** No watermarks: event time stands still until the end of the input. */
    public static <T> WatermarkStrategy<T> noWatermarks() {
        return forGenerator(NoWatermarksGenerator::new);
    }

    /** Watermarks of one's own. */
    public static <T> WatermarkStrategy<T> forGenerator(WatermarkGeneratorSupplier<T> supplier) {
        return new WatermarkStrategy<>(supplier, null, null);
    }

    /** The same strategy with timestamps taken from the records. */
    public WatermarkStrategy<T> withTimestampAssigner(SerializableTimestampAssigner<T> timestampAssigner) {
        return new WatermarkStrategy<>(supplier, timestampAssigner, idleTimeout);
    }

    /** The same strategy, declaring idle what has been silent for a time. */
    public WatermarkStrategy<T> withIdleness(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("the idle timeout must be positive: " + timeout);
        }
        return new WatermarkStrategy<>(supplier, assigner, timeout);
    }

    /** The same timestamps, and no watermark before the end of the input. */
    public WatermarkStrategy<T> withoutWatermarks() {
        return new WatermarkStrategy<>(NoWatermarksGenerator::new, assigner, null);
    }

    /** The silence after which a split is idle; empty for never. */
    public Optional<Duration> idleness() {
        return Optional.ofNullable(idleTimeout);
    }
}
