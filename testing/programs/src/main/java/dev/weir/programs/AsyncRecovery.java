package dev.weir.programs;

import dev.weir.base.Seeds;
import dev.weir.simulator.recovery.Ledger;
import dev.weir.simulator.recovery.LedgerSink;
import dev.weir.simulator.recovery.ReadInput;
import dev.weir.simulator.recovery.RecoverableJob;
import dev.weir.stream.AsyncDataStream;
import dev.weir.stream.DataStream;
import dev.weir.stream.StreamExecutionEnvironment;
import dev.weir.stream.functions.AsyncFunction;
import dev.weir.stream.functions.ResultFuture;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Every number goes through asynchronous calls, in order and out of order, some of which fail and are tried again with
 * the job: calls that are under way when it is killed begin again, and each result is there once.
 */
public final class AsyncRecovery implements RecoverableJob {
    private static final long NEVER_MILLIS = 0;

    @Override
    public String name() {
        return "recover-async";
    }

    @Override
    public Trial trial(long seed, Ledger ledger) {
        return new AsyncTrial(seed, ledger);
    }

    private static final class AsyncTrial extends ProgramTrial {
        private final Ledger ledger;
        private final long numbers;
        private final boolean ordered;
        private final int capacity;

        AsyncTrial(long seed, Ledger ledger) {
            super(seed);
            this.ledger = ledger;
            SplittableRandom random = Seeds.generator(seed, "async");
            numbers = 1L + random.nextInt(300);
            ordered = random.nextBoolean();
            capacity = 1 + random.nextInt(20);
        }

        @Override
        void write(StreamExecutionEnvironment environment, int life) {
            DataStream<Long> source = environment.fromSequence(1, numbers).uid("numbers");
            DataStream<Long> doubled = ordered
                    ? AsyncDataStream.orderedWait(source, new Twice(), NEVER_MILLIS, TimeUnit.MILLISECONDS, capacity)
                            .uid("twice")
                    : AsyncDataStream.unorderedWait(source, new Twice(), NEVER_MILLIS, TimeUnit.MILLISECONDS, capacity)
                            .uid("twice");
            doubled.sinkTo(new LedgerSink("out", ledger)).uid("out");
        }

        @Override
        public void check(ReadInput input) {
            Map<Object, Integer> wrong = new TreeMap<>();
            for (long number = 1; number <= numbers; number++) {
                wrong.put(2 * number, -1);
            }
            ledger.committed("out").forEach(row -> wrong.merge(row.getField(0), 1, Integer::sum));
            wrong.values().removeIf(count -> count == 0);
            if (!wrong.isEmpty()) {
                throw new AssertionError("results too often or, below 0, too seldom: " + wrong);
            }
        }
    }

    /** The simulator decides when the call runs. */
    private static final class Twice implements AsyncFunction<Long, Long> {
        @Override
        public void asyncInvoke(Long input, ResultFuture<Long> resultFuture) {
            resultFuture.complete(List.of(2 * input));
        }
    }
}
