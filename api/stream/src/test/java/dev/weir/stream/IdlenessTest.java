package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.ProcessWindowFunction;
import dev.weir.stream.sources.DataGeneratorSource;
import dev.weir.stream.sources.RateLimiterStrategy;
import dev.weir.stream.time.WatermarkStrategy;
import dev.weir.stream.windows.TimeWindow;
import dev.weir.stream.windows.TumblingEventTimeWindows;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stream that has fallen silent does not hold back the other. */
class IdlenessTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** How long after the start a window was computed. */
    private static final class Moment extends ProcessWindowFunction<Long, Long, Long, TimeWindow> {
        @Override
        public void process(Long key, Context context, Iterable<Long> elements, Collector<Long> out) {
            out.collect(context.currentProcessingTime());
        }
    }

    private static List<Long> moments(WatermarkStrategy<Long> eventTime) {
        return Jobs.run(1, 3, environment -> {
            // A record a second, and one an hour: both seconds of event time.
            DataStream<Long> lively = environment.fromSource(
                    new DataGeneratorSource<>(number -> number * 1000, 100, RateLimiterStrategy.perSecond(1)),
                    WatermarkStrategy.noWatermarks(),
                    "lively");
            DataStream<Long> silent = environment.fromSource(
                    new DataGeneratorSource<>(number -> number * 1000, 3, RateLimiterStrategy.perSecond(1.0 / 3600)),
                    WatermarkStrategy.noWatermarks(),
                    "silent");
            return lively.assignTimestampsAndWatermarks(eventTime)
                    .union(silent.assignTimestampsAndWatermarks(eventTime))
                    .keyBy(value -> 0L)
                    .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
                    .process(new Moment());
        });
    }

    @Test
    void silenceIsNotWaitedFor() {
        WatermarkStrategy<Long> eventTime =
                WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((value, before) -> value);
        assertThat(moments(eventTime)).hasSize(10).allMatch(moment -> moment >= HOUR);
        assertThat(moments(eventTime.withIdleness(Duration.ofSeconds(5))))
                .filteredOn(moment -> moment < HOUR)
                .hasSizeGreaterThanOrEqualTo(9);
    }
}
