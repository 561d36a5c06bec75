package dev.weir.programs;

import dev.weir.base.Seeds;
import dev.weir.simulator.recovery.Ledger;
import dev.weir.simulator.recovery.LedgerSink;
import dev.weir.simulator.recovery.ReadInput;
import dev.weir.simulator.recovery.RecoverableJob;
import dev.weir.stream.SingleOutputStreamOperator;
import dev.weir.stream.StreamExecutionEnvironment;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A program counts by key; from some life on its keys are of another class, and a mapper makes them of those in
 * checkpoints. Every count of every key is there once.
 */
public final class MappedKeysRecovery implements RecoverableJob {
    private static final long PER_KEY = 1_000_000;

    @Override
    public String name() {
        return "recover-mapped-keys";
    }

    @Override
    public Trial trial(long seed, Ledger ledger) {
        return new MappedTrial(seed, ledger);
    }

    /** A key of later lives. */
    private record Name(String kind, long number) {
        static Name of(long number) {
            return new Name("n", number);
        }
    }

    private static final class MappedTrial extends ProgramTrial {
        private final Ledger ledger;
        private final long numbers;
        private final long keys;
        private final int mappedFrom;

        MappedTrial(long seed, Ledger ledger) {
            super(seed);
            this.ledger = ledger;
            SplittableRandom random = Seeds.generator(seed, "mapped keys");
            numbers = 1L + random.nextInt(400);
            keys = 1L + random.nextInt(30);
            mappedFrom = random.nextInt(4);
        }

        @Override
        void write(StreamExecutionEnvironment environment, int life) {
            long count = keys;
            var source = environment.fromSequence(1, numbers).uid("numbers");
            SingleOutputStreamOperator<Long> counted = life < mappedFrom
                    ? source.keyBy(value -> value % count)
                            .process(new Counting<Long>(count))
                            .uid("counting")
                    : source.keyBy(value -> Name.of(value % count))
                            .process(new Counting<Name>(count))
                            .uid("counting")
                            .withKeyMapper(Long.class, Name::of);
            counted.sinkTo(new LedgerSink("out", ledger)).uid("out");
        }

        @Override
        public void check(ReadInput input) {
            Map<Object, Integer> wrong = new TreeMap<>();
            Map<Long, Long> counts = new TreeMap<>();
            for (long number = 1; number <= numbers; number++) {
                long key = number % keys;
                wrong.put(key * PER_KEY + counts.merge(key, 1L, Long::sum), -1);
            }
            ledger.committed("out").forEach(row -> wrong.merge(row.getField(0), 1, Integer::sum));
            wrong.values().removeIf(count -> count == 0);
            if (!wrong.isEmpty()) {
                throw new AssertionError("counts too often or, below 0, too seldom: " + wrong);
            }
        }
    }

    private static final class Counting<K> extends KeyedProcessFunction<K, Long, Long> {
        private final long keys;
        private transient @SuppressWarnings("NullAway.Init") ValueState<Long> count;

        Counting(long keys) {
            this.keys = keys;
        }

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
        }

        @Override
        public void processElement(Long value, Context context, Collector<Long> out) throws Exception {
            long next = Objects.requireNonNullElse(count.value(), 0L) + 1;
            count.update(next);
            out.collect(value % keys * PER_KEY + next);
        }
    }
}
