package dev.weir.runtime;

import dev.weir.data.Batch;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.WatermarkGenerator;
import dev.weir.dataflow.WatermarkStrategy;
import dev.weir.dataflow.Watermarks;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The event time of one instance of a source: a generator a split, the least of their watermarks. A split from which
 * nothing came for the time that the strategy allows is idle; time in which the task was held up does not count. One
 * thread.
 */
final class SplitTime {
    /** How often generators that depend on processing time are asked. */
    private static final long PERIOD_MILLIS = 200;

    private static final class State {
        private final @Nullable WatermarkGenerator generator;
        private final WatermarkMerge.Member time;
        private long lastRowsMillis;

        State(@Nullable WatermarkGenerator generator, WatermarkMerge.Member time, long nowMillis) {
            this.generator = generator;
            this.time = time;
            this.lastRowsMillis = nowMillis;
        }
    }

    private final @Nullable WatermarkStrategy strategy;
    private final long idlenessMillis;
    private final Map<String, State> splits = new HashMap<>();
    private final WatermarkMerge merge = new WatermarkMerge();
    private long nextPeriod;

    SplitTime(@Nullable WatermarkStrategy strategy) {
        this.strategy = strategy;
        this.idlenessMillis = strategy == null
                ? StageContext.NEVER
                : strategy.idleness().map(Duration::toMillis).orElse(StageContext.NEVER);
    }

    /**
     * Takes a split over.
     *
     * @param watermark how far its event time was when it was left; {@link Watermarks#MIN} for one that is new
     */
    void add(Source.Split split, long watermark, long nowMillis) {
        WatermarkGenerator generator = strategy == null ? null : strategy.generator();
        WatermarkMerge.Member time = merge.add();
        splits.put(split.id(), new State(generator, time, nowMillis));
        merge.advance(time, watermark);
        nextPeriod = Math.max(nextPeriod, nowMillis + PERIOD_MILLIS);
    }

    /** Lets the split's generator see rows; returns them with their timestamps. */
    Batch rows(Source.Split split, Batch batch, long nowMillis) {
        State state = splits.get(split.id());
        if (state == null) {
            throw new IllegalStateException(
                    "the reader emits rows of split " + split.id() + ", which it does not have");
        }
        state.lastRowsMillis = nowMillis;
        merge.setIdle(state.time, false);
        if (state.generator == null) {
            return batch;
        }
        Batch stamped = state.generator.onBatch(batch);
        merge.advance(state.time, state.generator.current());
        return stamped;
    }

    void finish(Source.Split split) {
        State state = splits.remove(split.id());
        if (state != null) {
            merge.remove(state.time);
        }
    }

    /** Processing time has passed. */
    void tick(long nowMillis) {
        if (strategy == null) {
            return;
        }
        boolean period = nowMillis >= nextPeriod;
        if (period) {
            nextPeriod = nowMillis + PERIOD_MILLIS;
        }
        for (State state : splits.values()) {
            if (period && state.generator != null) {
                state.generator.onPeriodic(nowMillis);
                merge.advance(state.time, state.generator.current());
            }
            if (idlenessMillis != StageContext.NEVER && nowMillis - state.lastRowsMillis >= idlenessMillis) {
                merge.setIdle(state.time, true);
            }
        }
    }

    /** When {@link #tick} should come next. */
    long deadline() {
        if (strategy == null || splits.isEmpty()) {
            return StageContext.NEVER;
        }
        long deadline = nextPeriod;
        if (idlenessMillis != StageContext.NEVER) {
            for (State state : splits.values()) {
                if (!state.time.isIdle()) {
                    deadline = Math.min(deadline, state.lastRowsMillis + idlenessMillis);
                }
            }
        }
        return deadline;
    }

    /** Time has passed in which no rows could have come. */
    void heldUp(long millis) {
        for (State state : splits.values()) {
            state.lastRowsMillis += millis;
        }
    }

    /** How far the event time of a split is. */
    long watermark(Source.Split split) {
        State state = splits.get(split.id());
        return state == null ? Watermarks.MIN : state.time.watermark();
    }

    /** Number of splits. */
    int size() {
        return splits.size();
    }

    /** Whether there are splits and all of them are idle. */
    boolean isIdle() {
        return merge.isIdle();
    }

    long watermark() {
        return strategy == null ? Watermarks.MIN : merge.current();
    }
}
