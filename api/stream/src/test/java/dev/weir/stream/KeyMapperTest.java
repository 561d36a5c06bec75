package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Configuration;
import dev.weir.data.Row;
import dev.weir.simulator.SimulatedFiles;
import dev.weir.simulator.Simulation;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.functions.MapFunction;
import dev.weir.stream.functions.StateMerger;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.KeyedStateBootstrapFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.process.RuntimeContext;
import dev.weir.stream.state.ListState;
import dev.weir.stream.state.ListStateDescriptor;
import dev.weir.stream.state.MapState;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.StateTtlConfig;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import dev.weir.testkit.CollectingSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that has other keys than before takes over the state of the keys that it had. */
@SuppressWarnings("SameNameButDifferent") // Contexts go by the short name, as in programs.
class KeyMapperTest {
    private static final int SEEDS = 6;
    private static final long KEYS = 40;
    private static final long NUMBERS = 2_000;
    /** So many that some are left when the job is stopped. */
    private static final long MANY = 20_000;

    @TempDir
    private Path folder;

    /** A key of now. */
    private record Name(String kind, long number) {
        static Name of(long number) {
            return new Name("n", number);
        }
    }

    /** Some states, with a lifetime or without. */
    private static final class States {
        private final ValueState<Long> sum;
        private final ListState<Long> all;
        private final MapState<Long, Long> byDigit;

        States(RuntimeContext context, boolean lives) {
            ValueStateDescriptor<Long> value = new ValueStateDescriptor<>("sum", Long.class);
            ListStateDescriptor<Long> list = new ListStateDescriptor<>("all", Long.class);
            MapStateDescriptor<Long, Long> map = new MapStateDescriptor<>("by-digit", Long.class, Long.class);
            if (lives) {
                StateTtlConfig days =
                        StateTtlConfig.newBuilder(Duration.ofDays(3)).build();
                value.enableTimeToLive(days);
                list.enableTimeToLive(days);
                map.enableTimeToLive(days);
            }
            sum = context.getState(value);
            all = context.getListState(list);
            byDigit = context.getMapState(map);
        }

        void add(long value) throws Exception {
            sum.update(Objects.requireNonNullElse(sum.value(), 0L) + value);
            all.add(value);
            byDigit.put(value % 10, value);
        }

        String text() throws Exception {
            List<Long> list = new ArrayList<>();
            all.get().forEach(list::add);
            list.sort(null);
            Map<Long, Long> map = new TreeMap<>();
            byDigit.entries().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
            return shown(list) + " " + sum.value() + " " + map.keySet();
        }
    }

    private static final class History extends KeyedStateBootstrapFunction<Long, Long> {
        private final boolean lives;
        private transient States states;

        History(boolean lives) {
            this.lives = lives;
        }

        @Override
        public void open(OpenContext context) {
            states = new States(getRuntimeContext(), lives);
        }

        @Override
        public void processElement(Long value, Context context) throws Exception {
            states.add(value);
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
        }
    }

    /** Says what each key has when the input ends. */
    private static final class Keeping<K> extends KeyedProcessFunction<K, Long, String> {
        private final boolean lives;
        private transient States states;

        Keeping(boolean lives) {
            this.lives = lives;
        }

        @Override
        public void open(OpenContext context) {
            states = new States(getRuntimeContext(), lives);
        }

        @Override
        public void processElement(Long value, Context context, Collector<String> out) throws Exception {
            states.add(value);
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
            out.collect(context.getCurrentKey() + ": " + states.text());
        }
    }

    private static void run(Simulation simulation, StreamExecutionEnvironment environment)
            throws ExecutionException, InterruptedException {
        JobClient job = environment.executeAsync("job");
        simulation.run();
        job.getJobExecutionResult().get();
    }

    /** What the keys 0, 1, … had, a value each, with keys of class Long. */
    private String history(long seed, int parallelism, boolean lives) throws Exception {
        Simulation simulation = new Simulation(seed, new SimulatedFiles());
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.on(simulation).setParallelism(parallelism);
        List<Long> values =
                LongStream.range(0, KEYS).map(key -> key + 100 * KEYS).boxed().toList();
        String place = SavepointWriter.newSavepoint(environment)
                .withOperator(
                        OperatorIdentifier.forUid("keeping"),
                        OperatorTransformation.bootstrapWith(environment.fromData(values))
                                .keyBy(value -> value % KEYS)
                                .transform(new History(lives)))
                .write(folder.resolve(seed + "-" + lives).toString());
        run(simulation, environment);
        return place;
    }

    private static StreamExecutionEnvironment environment(Simulation simulation, int parallelism, String restore) {
        return StreamExecutionEnvironment.on(simulation)
                .setParallelism(parallelism)
                .configure(
                        Configuration.EMPTY.with("checkpoint.interval", "1 h").with("checkpoint.restore", restore));
    }

    private static <K> SingleOutputStreamOperator<String> keeping(
            StreamExecutionEnvironment environment, KeySelector<Long, K> key, boolean lives) {
        return environment
                .fromSequence(1, NUMBERS)
                .uid("numbers")
                .keyBy(key)
                .process(new Keeping<K>(lives))
                .uid("keeping");
    }

    /** Ends the environment's job with a savepoint when it has begun to read. */
    private static void stop(Simulation simulation, StreamExecutionEnvironment environment, long seed) {
        JobClient job = environment.executeAsync("job");
        while (job.metrics().entrySet().stream()
                .noneMatch(metric -> metric.getKey().endsWith(".rows-in") && metric.getValue() > 0)) {
            assertThat(simulation.turn()).isTrue();
        }
        CompletableFuture<String> savepoint = job.stopWithSavepoint();
        simulation.run();
        assertThat(savepoint).as("seed %d", seed).isCompleted();
    }

    /** What a key has in the end, of several former ones. */
    private static String expected(Object key, LongStream values) {
        List<Long> list = values.sorted().boxed().toList();
        Map<Long, Long> map = new TreeMap<>();
        list.forEach(value -> map.put(value % 10, value));
        return key + ": " + shown(list) + " "
                + list.stream().mapToLong(Long::longValue).sum() + " " + map.keySet();
    }

    /** A list so short that a test may show it. */
    private static String shown(List<Long> list) {
        return list.size() + " values with hash " + list.hashCode();
    }

    private static LongStream values(long key, long keys) {
        return LongStream.concat(
                        LongStream.range(0, KEYS).map(old -> old + 100 * KEYS), LongStream.rangeClosed(1, NUMBERS))
                .filter(value -> value % keys == key);
    }

    private static List<String> texts(CollectingSink sink) {
        return sink.rows().stream().map(row -> (String) row.getField(0)).toList();
    }

    @Test
    void keysOfAnotherClassFindTheStateOfTheFormerOnesHoweverOftenTheJobIsRestored() throws Exception {
        for (long seed = 1; seed <= SEEDS; seed++) {
            boolean lives = seed % 2 == 0;
            int parallelism = 1 + (int) (seed % 4);
            String place = history(seed, parallelism, lives);
            SimulatedFiles files = new SimulatedFiles();
            // The sink commits nothing: what a job emits behind its savepoint comes again.
            Set<String> shown = new HashSet<>();
            for (int life = 0; life < 3; life++) {
                Simulation simulation = new Simulation(seed + life, files);
                StreamExecutionEnvironment environment =
                        environment(simulation, 1 + (parallelism + life) % 4, life == 0 ? place : "latest");
                CollectingSink sink = new CollectingSink();
                keeping(environment, value -> Name.of(value % KEYS), lives)
                        .withKeyMapper(Long.class, Name::of)
                        .sinkTo(sink);
                if (life < 2) {
                    stop(simulation, environment, seed);
                } else {
                    run(simulation, environment);
                }
                shown.addAll(texts(sink));
            }
            List<String> wanted = new ArrayList<>();
            for (long key = 0; key < KEYS; key++) {
                wanted.add(expected(Name.of(key), values(key, KEYS)));
            }
            assertThat(shown).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    /** Sums, lists one after the other, and of maps the greater values. */
    private static Object merge(String state, Object key, Object first, Object second) {
        return switch (state) {
            case "sum" -> (Long) first + (Long) second;
            case "all" -> {
                List<Object> both = new ArrayList<>((List<?>) first);
                both.addAll((List<?>) second);
                yield both;
            }
            case "by-digit" -> {
                Map<Object, Object> both = new HashMap<>((Map<?, ?>) first);
                both.putAll((Map<?, ?>) second);
                yield both;
            }
            default -> throw new IllegalArgumentException(state + " of " + key);
        };
    }

    @Test
    void keysThatBecomeOneAreMerged() throws Exception {
        long fewer = KEYS / 4;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Simulation simulation = new Simulation(seed, new SimulatedFiles());
            StreamExecutionEnvironment environment =
                    environment(simulation, 1 + (int) (seed % 3), history(seed, 3, false));
            CollectingSink sink = new CollectingSink();
            keeping(environment, value -> value % fewer, false)
                    .withKeyMapper(Long.class, key -> key % fewer, KeyMapperTest::merge)
                    .sinkTo(sink);
            run(simulation, environment);
            List<String> wanted = new ArrayList<>();
            for (long key = 0; key < fewer; key++) {
                wanted.add(expected(key, values(key, fewer)));
            }
            assertThat(texts(sink)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    private void assertRefused(
            KeySelector<Long, ?> key, MapFunction<Long, ?> mapper, @Nullable StateMerger merger, String... parts)
            throws Exception {
        Simulation simulation = new Simulation(1, new SimulatedFiles());
        StreamExecutionEnvironment environment = environment(simulation, 2, history(1, 2, true));
        SingleOutputStreamOperator<String> step = keeping(environment, key, true);
        (merger == null ? step.withKeyMapper(Long.class, mapper) : step.withKeyMapper(Long.class, mapper, merger))
                .sinkTo(new CollectingSink());
        JobClient job = environment.executeAsync("job");
        simulation.run();
        assertThatThrownBy(() -> job.getJobExecutionResult().get())
                .isInstanceOf(ExecutionException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void whatCannotBeMappedIsSaidWithItsKeys() throws Exception {
        assertRefused(
                value -> value % 20,
                value -> value % 20,
                null,
                "WEIR-STATE-0011",
                "the keys",
                "both become",
                "give a function that merges");
        assertRefused(
                value -> value + 1, value -> value + 1, null, "WEIR-STATE-0012", "the key mapper makes", "leave alone");
        assertRefused(
                value -> value,
                value -> Long.parseLong("account " + value),
                null,
                "WEIR-STATE-0012",
                "the key mapper failed at key",
                "NumberFormatException");
        assertRefused(
                value -> value % 20,
                value -> value % 20,
                (state, key, first, second) -> (Long) first,
                "WEIR-STATE-0012",
                "cannot be merged",
                "ClassCastException");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.on(new Simulation(1, new SimulatedFiles()));
        assertThatThrownBy(
                        () -> environment.fromSequence(1, 2).map(value -> value).withKeyMapper(Long.class, key -> key))
                .hasMessageContaining("WEIR-STREAM-0005")
                .hasMessageContaining("has no keys that could be mapped");
    }

    private static CollectingSink reduced(
            StreamExecutionEnvironment environment, long keys, boolean named, @Nullable StateMerger merger) {
        CollectingSink sink = new CollectingSink();
        DataStreamSource<Long> numbers = environment.fromSequence(1, MANY);
        numbers.uid("numbers");
        KeyedStream<Long, ?> keyed =
                named ? numbers.keyBy(value -> Name.of(value % keys)) : numbers.keyBy(value -> value % keys);
        SingleOutputStreamOperator<Long> sums = keyed.reduce(Long::sum).uid("sums");
        if (named) {
            sums.withKeyMapper(Long.class, Name::of);
        } else if (merger != null) {
            sums.withKeyMapper(Long.class, key -> key % keys, merger);
        }
        sums.sinkTo(sink);
        return sink;
    }

    @Test
    void whatOperatorsKeepByThemselvesIsMappedToo() throws Exception {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SimulatedFiles files = new SimulatedFiles();
            Simulation first = new Simulation(seed, files);
            StreamExecutionEnvironment before = environment(first, 2, "latest");
            reduced(before, KEYS, false, null);
            stop(first, before, seed);

            Simulation second = new Simulation(seed, files);
            StreamExecutionEnvironment after = environment(second, 3, "latest");
            CollectingSink sink = reduced(after, KEYS, true, null);
            run(second, after);
            for (long key = 0; key < KEYS; key++) {
                long rest = key;
                long sum = LongStream.rangeClosed(1, MANY)
                        .filter(value -> value % KEYS == rest)
                        .sum();
                assertThat(sink.rows()).as("seed %d", seed).contains(Row.of(sum));
            }
        }
    }

    @Test
    void whatOperatorsKeepByThemselvesIsNotMerged() {
        SimulatedFiles files = new SimulatedFiles();
        Simulation first = new Simulation(1, files);
        StreamExecutionEnvironment before = environment(first, 2, "latest");
        reduced(before, KEYS, false, null);
        stop(first, before, 1);

        Simulation second = new Simulation(1, files);
        StreamExecutionEnvironment after = environment(second, 2, "latest");
        reduced(after, 3, false, (state, key, one, other) -> one);
        JobClient job = after.executeAsync("job");
        second.run();
        assertThatThrownBy(() -> job.getJobExecutionResult().get())
                .hasMessageContaining("WEIR-STATE-0011")
                .hasMessageContaining("what the operator keeps by itself is not merged");
    }
}
