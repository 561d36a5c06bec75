package dev.weir.programs;

import dev.weir.base.Seeds;
import dev.weir.simulator.recovery.Ledger;
import dev.weir.simulator.recovery.LedgerSink;
import dev.weir.simulator.recovery.ReadInput;
import dev.weir.simulator.recovery.RecoverableJob;
import dev.weir.stream.SingleOutputStreamOperator;
import dev.weir.stream.StreamExecutionEnvironment;
import dev.weir.stream.WindowedStream;
import dev.weir.stream.windows.SlidingProcessingTimeWindows;
import dev.weir.stream.windows.TimeWindow;
import dev.weir.stream.windows.TumblingProcessingTimeWindows;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Counts by key in windows of processing time. In which window a record is depends on when it comes, and how far each
 * instance is on when it looks at the clock; but each record is in as many windows as a window has slides, and none is
 * lost or counted twice, at whatever parallelism the job goes on.
 */
public final class ClockWindowsRecovery implements RecoverableJob {
    /** Above what a key can count. */
    private static final long PER_KEY = 1_000_000;

    @Override
    public String name() {
        return "recover-clock-windows";
    }

    @Override
    public Trial trial(long seed, Ledger ledger) {
        return new ClockTrial(seed, ledger);
    }

    private static final class ClockTrial extends ProgramTrial {
        private final Ledger ledger;
        private final long numbers;
        private final long keys;
        private final long slideMillis;
        private final int slides;

        ClockTrial(long seed, Ledger ledger) {
            super(seed);
            this.ledger = ledger;
            SplittableRandom random = Seeds.generator(seed, "clock windows");
            numbers = 1L + random.nextInt(1_000);
            keys = 1L + random.nextInt(40);
            slideMillis = 1L + random.nextInt(100);
            slides = 1 + random.nextInt(3);
        }

        @Override
        void write(StreamExecutionEnvironment environment, int life) {
            long count = keys;
            Duration slide = Duration.ofMillis(slideMillis);
            var keyed = environment
                    .fromSequence(1, numbers)
                    .uid("numbers")
                    .map(number -> number % count * PER_KEY + 1)
                    .uid("ones")
                    .keyBy(one -> one / PER_KEY);
            WindowedStream<Long, Long, TimeWindow> windows = slides == 1
                    ? keyed.window(TumblingProcessingTimeWindows.of(slide))
                    : keyed.window(SlidingProcessingTimeWindows.of(slide.multipliedBy(slides), slide));
            SingleOutputStreamOperator<Long> counts =
                    windows.reduce((one, other) -> one + other % PER_KEY).uid("counts");
            counts.sinkTo(new LedgerSink("out", ledger)).uid("out");
        }

        @Override
        public void check(ReadInput input) {
            Map<Long, Long> wrong = new HashMap<>();
            for (long number = 1; number <= numbers; number++) {
                wrong.merge(number % keys, -(long) slides, Long::sum);
            }
            ledger.committed("out").forEach(row -> {
                long counted = (Long) Objects.requireNonNull(row.getField(0));
                wrong.merge(counted / PER_KEY, counted % PER_KEY, Long::sum);
            });
            wrong.values().removeIf(count -> count == 0);
            if (!wrong.isEmpty()) {
                throw new AssertionError("counted too often or, below 0, too seldom by key: " + wrong);
            }
        }
    }
}
