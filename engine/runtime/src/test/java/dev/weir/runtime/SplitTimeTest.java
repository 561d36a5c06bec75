package dev.weir.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.WatermarkGenerator;
import dev.weir.dataflow.WatermarkStrategy;
import dev.weir.dataflow.Watermarks;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SplitTimeTest {
    private record Part(String id) implements Source.Split {}

    private static final Part A = new Part("a");
    private static final Part B = new Part("b");

    /** The watermark is the number of rows seen; a periodic call adds 1000. */
    private static final class CountRows implements WatermarkGenerator {
        private long watermark = Watermarks.MIN;

        @Override
        public Batch onBatch(Batch batch) {
            watermark = Math.max(0, watermark) + batch.size();
            return batch;
        }

        @Override
        public void onPeriodic(long nowMillis) {
            watermark = Math.max(0, watermark) + 1000;
        }

        @Override
        public long current() {
            return watermark;
        }
    }

    private record Counting(Optional<Duration> idleness) implements WatermarkStrategy {
        @Override
        public WatermarkGenerator generator() {
            return new CountRows();
        }
    }

    private static final WatermarkStrategy PLAIN = CountRows::new;
    private static final WatermarkStrategy IDLE_AFTER_100 = new Counting(Optional.of(Duration.ofMillis(100)));

    private static Batch rows(int count) {
        return Batch.of(new Schema(java.util.List.of()), count);
    }

    @Test
    void isTheLeastOfTheSplits() {
        SplitTime time = new SplitTime(PLAIN);
        time.add(A, Watermarks.MIN, 0);
        time.add(B, Watermarks.MIN, 0);
        time.rows(A, rows(5), 1);
        assertThat(time.watermark()).isEqualTo(Watermarks.MIN);
        time.rows(B, rows(3), 1);
        assertThat(time.watermark()).isEqualTo(3);
        time.finish(B);
        assertThat(time.watermark()).isEqualTo(5);
    }

    @Test
    void asksGeneratorsNowAndThen() {
        SplitTime time = new SplitTime(PLAIN);
        time.add(A, Watermarks.MIN, 0);
        assertThat(time.deadline()).isEqualTo(200);
        time.tick(199);
        assertThat(time.watermark()).isEqualTo(Watermarks.MIN);
        time.tick(200);
        assertThat(time.watermark()).isEqualTo(1000);
    }

    @Test
    void aSilentSplitBecomesIdle() {
        SplitTime time = new SplitTime(IDLE_AFTER_100);
        time.add(A, Watermarks.MIN, 0);
        time.add(B, Watermarks.MIN, 0);
        time.rows(A, rows(5), 50);
        time.tick(99);
        assertThat(time.watermark()).isEqualTo(Watermarks.MIN);
        assertThat(time.deadline()).isEqualTo(100);
        time.tick(100);
        assertThat(time.watermark()).isEqualTo(5);
        assertThat(time.isIdle()).isFalse();
        time.tick(150);
        assertThat(time.isIdle()).isTrue();
        time.rows(B, rows(9), 151);
        assertThat(time.isIdle()).isFalse();
    }

    @Test
    void timeUnderBackpressureIsNotIdleTime() {
        SplitTime time = new SplitTime(IDLE_AFTER_100);
        time.add(A, Watermarks.MIN, 0);
        time.heldUp(500);
        time.tick(550);
        assertThat(time.isIdle()).isFalse();
        time.tick(600);
        assertThat(time.isIdle()).isTrue();
    }

    @Test
    void rowsOfAnUnknownSplitAreABug() {
        SplitTime time = new SplitTime(null);
        assertThatThrownBy(() -> time.rows(A, rows(1), 0)).hasMessageContaining("split a");
    }
}
