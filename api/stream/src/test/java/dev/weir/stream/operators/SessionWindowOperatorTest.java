package dev.weir.stream.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Batch;
import dev.weir.data.Hashing;
import dev.weir.data.KeyHashes;
import dev.weir.data.ObjectColumn;
import dev.weir.dataflow.Operator;
import dev.weir.dataflow.OperatorFactory;
import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.MapFunction;
import dev.weir.stream.functions.OutputTag;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.windows.EventTimeSessionWindows;
import dev.weir.stream.windows.EventTimeTrigger;
import dev.weir.stream.windows.Trigger;
import dev.weir.stream.windows.Window;
import dev.weir.stream.windows.WindowAssigner;
import dev.weir.testkit.CollectingOutput;
import dev.weir.testkit.TestingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Sessions against the operator for windows of any kind, which keeps a timer and an entry of state for each window. */
class SessionWindowOperatorTest {
    private static final OutputTag<Object> LATE = new OutputTag<>("late") {};

    /** Records of one batch, and how far event time comes behind them. */
    private record Step(List<Timed> records, int progress) {}

    private record Timed(int key, int time) {}

    private record Seen(int output, Object value, long time, long watermark) {}

    /** The records' texts in a row: order shows, too. */
    private static final ReduceFunction<Object> JOIN = (a, b) -> a + " " + b;

    private static final class Joined implements AggregateFunction<Object, StringBuilder, Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public StringBuilder createAccumulator() {
            return new StringBuilder();
        }

        @Override
        public StringBuilder add(Object value, StringBuilder accumulator) {
            return accumulator.append(value).append(',');
        }

        @Override
        public Object getResult(StringBuilder accumulator) {
            return accumulator.toString();
        }

        @Override
        public StringBuilder merge(StringBuilder a, StringBuilder b) {
            return a.append(b);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Timed> record = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 120))
                .as(Timed::new);
        return Combinators.combine(
                        record.list().ofMaxSize(8), Arbitraries.integers().between(0, 30))
                .as(Step::new)
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 500)
    void sessionsAreThoseOfWindowsOfAnyKind(
            @ForAll("steps") List<Step> steps, @ForAll boolean aggregated, @ForAll boolean sideOutput) {
        WindowSpec spec = spec(aggregated, sideOutput);
        assertThat(SessionWindowOperator.Factory.takes(spec, true)).isTrue();
        List<OutputTag<?>> tags = sideOutput ? List.of(LATE) : List.of();
        TestingContext context = new TestingContext();
        List<Seen> sessions = run(new SessionWindowOperator.Factory(spec, tags), steps, context);
        assertThat(sessions)
                .containsExactlyInAnyOrderElementsOf(
                        run(new WindowOperator.Factory(spec, tags), steps, new TestingContext()));
        assertThat(context.state().objects().slices("sessions").slice(0).size())
                .as("keys that are kept in the end")
                .isZero();
        assertThat(context.state().objects().timers("event-time").size()).isZero();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static WindowSpec spec(boolean aggregated, boolean sideOutput) {
        return new WindowSpec(
                (WindowAssigner<Object, Window>) (WindowAssigner) new EventTimeSessionWindows(10),
                (Trigger<Object, Window>) (Trigger) EventTimeTrigger.create(),
                null,
                0,
                sideOutput ? LATE : null,
                aggregated
                        ? new WindowContent.Aggregated((AggregateFunction) new Joined())
                        : new WindowContent.Reduced(JOIN),
                new WindowCall(WindowCall.Kind.CONTENT, (MapFunction<Object, Object>) value -> value));
    }

    private static List<Seen> run(OperatorFactory factory, List<Step> steps, TestingContext context) {
        Operator operator = factory.create(context);
        List<Seen> seen = new ArrayList<>();
        long watermark = 0;
        int number = 0;
        for (Step step : steps) {
            CollectingOutput output = new CollectingOutput();
            if (!step.records.isEmpty()) {
                operator.process(0, batch(step.records, number), output);
                number += step.records.size();
            }
            watermark += step.progress;
            operator.watermark(watermark, output);
            note(output, watermark, seen);
        }
        CollectingOutput output = new CollectingOutput();
        operator.watermark(Long.MAX_VALUE, output);
        note(output, Long.MAX_VALUE, seen);
        operator.close();
        return seen;
    }

    /** The records with numbers as their values. */
    private static Batch batch(List<Timed> records, int number) {
        int size = records.size();
        Object[] keys = records.stream().map(record -> "k" + record.key).toArray();
        Object[] values = IntStream.range(number, number + size)
                .mapToObj(Integer::toString)
                .toArray();
        long[] times = records.stream().mapToLong(Timed::time).toArray();
        Batch batch = Batch.ofObjects(Schemas.RECORDS, size, values, times);
        long[] hashes = new long[size];
        for (int i = 0; i < size; i++) {
            hashes[i] = Hashing.ofObject(keys[i]);
        }
        return batch.withColumns(Schemas.KEYED, batch.column(0), new ObjectColumn(Schemas.KEYED.type(1), size, keys))
                .withKeyHashes(new KeyHashes(Schemas.KEY_COLUMN, hashes));
    }

    private static void note(CollectingOutput output, long watermark, List<Seen> seen) {
        for (int side = 0; side <= 1; side++) {
            for (Batch batch : output.batches(side)) {
                @Nullable Object[] values = Records.values(batch, 0);
                for (int i = 0; i < batch.size(); i++) {
                    int row = batch.row(i);
                    seen.add(new Seen(
                            side, String.valueOf(values[row]), Records.timestamp(batch.timestamps(), row), watermark));
                }
            }
        }
    }
}
