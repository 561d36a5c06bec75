package dev.weir.stream.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.Batch;
import dev.weir.data.Hashing;
import dev.weir.data.KeyHashes;
import dev.weir.dataflow.Operator;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.FilterFunction;
import dev.weir.stream.functions.FlatMapFunction;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.functions.MapFunction;
import dev.weir.stream.guard.SelfDescribing;
import dev.weir.testkit.CollectingOutput;
import dev.weir.testkit.TestingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Chains of any stages against a loop over one record after the other. */
class ChainOperatorTest {
    private record Timed(Object value, @Nullable Object key, long time) {}

    /** Stages whose functions capture something, and so are of a class with fields, and such that do not. */
    private static final List<Stage> STAGES = List.of(
            new Stage.Map(value -> (Long) value * 3),
            new Stage.Map(plus(1)),
            new Stage.Map(plus(1000)),
            new Stage.Filter(value -> (Long) value % 3 != 0),
            new Stage.Filter(value -> true),
            new Stage.Filter(above(500)),
            new Stage.FlatMap(ChainOperatorTest::someTimes));

    private static MapFunction<Object, Object> plus(long summand) {
        return value -> (Long) value + summand;
    }

    private static FilterFunction<Object> above(long limit) {
        return value -> (Long) value > limit;
    }

    private static void someTimes(Object value, Collector<Object> out) {
        for (long i = 0; i < (Long) value % 4; i++) {
            out.collect((Long) value + i);
        }
    }

    @Provide
    Arbitrary<List<Stage>> chains() {
        return Arbitraries.of(STAGES).list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 200)
    void doesWhatItsFunctionsDo(
            @ForAll("chains") List<Stage> stages,
            @ForAll boolean keyed,
            @ForAll boolean timed,
            @ForAll boolean selected,
            @ForAll long seed)
            throws Exception {
        KeySelector<Object, Object> modulus = value -> (Long) value % 5;
        List<Stage> chain = new ArrayList<>(stages);
        if (keyed) {
            chain.add(new Stage.Key(modulus));
        }
        CollectingOutput output = new CollectingOutput();
        List<Timed> expected = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        Operator operator = new ChainOperator.Factory(chain).create(new TestingContext());
        for (int i = 0; i < 3; i++) {
            Batch batch = batch(random, timed, selected);
            List<Object> before = List.of(Records.values(batch, 0));
            for (int row = 0; row < batch.size(); row++) {
                int at = batch.row(row);
                follow(
                        before.get(at),
                        Records.timestamp(batch.timestamps(), at),
                        stages,
                        keyed ? modulus : null,
                        expected);
            }
            operator.process(0, batch, output);
            assertThat(Records.values(batch, 0)).containsExactlyElementsOf(before);
        }
        operator.close();
        assertThat(records(output.batches(), keyed)).isEqualTo(expected);
    }

    private static Batch batch(SplittableRandom random, boolean timed, boolean selected) {
        int rows = random.nextInt(1, 40);
        Object[] values = random.longs(rows, 0, 1000).boxed().toArray();
        long[] times = timed ? random.longs(rows, 0, 1000).toArray() : null;
        Batch batch = Batch.ofObjects(Schemas.RECORDS, rows, values, times);
        int[] chosen =
                IntStream.range(0, rows).filter(row -> random.nextBoolean()).toArray();
        return selected ? batch.select(chosen, chosen.length) : batch;
    }

    private static void follow(
            Object value, long time, List<Stage> stages, @Nullable KeySelector<Object, Object> key, List<Timed> results)
            throws Exception {
        if (stages.isEmpty()) {
            results.add(new Timed(value, key == null ? null : key.getKey(value), time));
            return;
        }
        List<Stage> rest = stages.subList(1, stages.size());
        switch (stages.getFirst()) {
            case Stage.Map(MapFunction<Object, Object> map) -> follow(map.map(value), time, rest, key, results);
            case Stage.Filter(FilterFunction<Object> filter) -> {
                if (filter.filter(value)) {
                    follow(value, time, rest, key, results);
                }
            }
            case Stage.FlatMap(FlatMapFunction<Object, Object> flatMap) -> {
                List<Object> made = new ArrayList<>();
                flatMap.flatMap(value, made::add);
                for (Object one : made) {
                    follow(one, time, rest, key, results);
                }
            }
            case Stage.Key _ -> throw new AssertionError();
        }
    }

    private static List<Timed> records(List<Batch> batches, boolean keyed) {
        List<Timed> records = new ArrayList<>();
        for (Batch batch : batches) {
            for (int row = 0; row < batch.size(); row++) {
                int at = batch.row(row);
                Object value = Objects.requireNonNull(Records.values(batch, 0)[at]);
                Object key = keyed ? Records.values(batch, 1)[at] : null;
                if (keyed) {
                    KeyHashes hashes = Objects.requireNonNull(batch.keyHashes());
                    assertThat(hashes.hashes()[at]).isEqualTo(Hashing.ofObject(key));
                }
                records.add(new Timed(value, key, Records.timestamp(batch.timestamps(), at)));
            }
        }
        return records;
    }

    @Test
    void namesTheFunctionThatThrew() {
        MapFunction<Object, Object> same = value -> value;
        List<Stage> chain = List.of(
                new Stage.Map(same),
                new Stage.Map(new Throwing("a map")),
                new Stage.Filter(value -> true),
                new Stage.FlatMap(new Throwing("a flatMap")),
                new Stage.Map(same),
                new Stage.Filter(new Throwing("a filter")),
                new Stage.Map(same),
                new Stage.Key(new Throwing("a key")));
        for (String culprit : List.of("a map", "a flatMap", "a filter", "a key")) {
            Operator operator = new ChainOperator.Factory(chain).create(new TestingContext());
            Batch batch = Batch.ofObjects(Schemas.RECORDS, 2, new Object[] {"fine", culprit}, null);
            assertThatThrownBy(() -> operator.process(0, batch, new CollectingOutput()))
                    .hasMessageContaining(culprit + " threw " + IllegalStateException.class.getName())
                    .hasRootCauseInstanceOf(IllegalStateException.class);
        }
    }

    /** Throws when it meets its own name. */
    private record Throwing(String name)
            implements MapFunction<Object, Object>,
                    FilterFunction<Object>,
                    FlatMapFunction<Object, Object>,
                    KeySelector<Object, Object>,
                    SelfDescribing {
        private static final long serialVersionUID = 1L;

        private Object check(Object value) {
            if (value.equals(name)) {
                throw new IllegalStateException();
            }
            return value;
        }

        @Override
        public String inWords() {
            return name;
        }

        @Override
        public Object map(Object value) {
            return check(value);
        }

        @Override
        public boolean filter(Object value) {
            return check(value) != null;
        }

        @Override
        public void flatMap(Object value, Collector<Object> out) {
            out.collect(check(value));
        }

        @Override
        public Object getKey(Object value) {
            return check(value);
        }
    }

    @Test
    void instancesShareTheLoopOfFunctionsWithoutFields() {
        List<Stage> fieldless = List.of(STAGES.get(0), STAGES.get(3));
        assertThat(ChainLoops.of(copies(fieldless), 0)).isSameAs(ChainLoops.of(copies(fieldless), 0));
        assertThat(ChainLoops.of(fieldless, 0)).isNotSameAs(ChainLoops.of(fieldless, 1));
        List<Stage> capturing = List.of(STAGES.get(1), STAGES.get(3));
        assertThat(ChainLoops.of(copies(capturing), 0)).isNotSameAs(ChainLoops.of(copies(capturing), 0));
    }

    private static List<Stage> copies(List<Stage> stages) {
        return stages.stream().map(Stage::copy).toList();
    }
}
