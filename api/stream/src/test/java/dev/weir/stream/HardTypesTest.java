package dev.weir.stream;

import dev.weir.stream.functions.AggregateFunction;
import dev.weir.stream.functions.Collector;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.process.KeyedProcessFunction;
import dev.weir.stream.process.OpenContext;
import dev.weir.stream.process.ProcessWindowFunction;
import dev.weir.stream.state.ListState;
import dev.weir.stream.state.ListStateDescriptor;
import dev.weir.stream.state.MapState;
import dev.weir.stream.state.MapStateDescriptor;
import dev.weir.stream.state.ValueState;
import dev.weir.stream.state.ValueStateDescriptor;
import dev.weir.stream.time.WatermarkStrategy;
import dev.weir.stream.windows.TimeWindow;
import dev.weir.stream.windows.TumblingEventTimeWindows;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Elements of hard types pass a map, keys, state of three kinds, timers, an accumulator and a window without any hint
 * at their types, at several parallelisms, and through checkpoints that a killed job goes on with.
 */
@SuppressWarnings("SameNameButDifferent") // Every kind of function has a Context.
class HardTypesTest {
    record Pair<A, B>(A first, B second) {}

    record Tree<T extends Comparable<T>>(T value, List<Tree<T>> children) {}

    record Holder<T>(@Nullable T value, Map<String, List<Optional<T>>> nested, T[] array) {
        @Override
        public String toString() {
            return "Holder[" + value + ", " + nested + ", " + Arrays.toString(array) + "]";
        }
    }

    record Primitives(byte a, short b, char c, int d, long e, float f, double g, boolean h, int[] i, long[][] j) {
        @Override
        public String toString() {
            return "" + a + b + c + d + e + f + g + h + Arrays.toString(i) + Arrays.deepToString(j);
        }
    }

    sealed interface Shape permits Circle, Square, Group {}

    record Circle(double radius) implements Shape {}

    record Square(int side) implements Shape {}

    record Group(List<? extends Shape> parts, Shape @Nullable [] more) implements Shape {
        @Override
        public String toString() {
            return "Group" + parts + Arrays.toString(more);
        }
    }

    enum Operation {
        PLUS {
            @Override
            long apply(long a, long b) {
                return a + b;
            }
        },
        TIMES {
            @Override
            long apply(long a, long b) {
                return a * b;
            }
        };

        abstract long apply(long a, long b);
    }

    /** A plain class with a type variable, a superclass, and state that is null. */
    static class Base<T> {
        @Nullable
        T inherited;
    }

    static final class Plain<T> extends Base<List<T>> {
        private @Nullable T own;
        private final Map<Operation, T> byOperation = new EnumMap<>(Operation.class);

        @Override
        public String toString() {
            return "Plain[" + inherited + ", " + own + ", " + byOperation + "]";
        }
    }

    /** Keeps every element in state of three kinds and says at the end what it has. */
    private static final class Remember<K, T> extends KeyedProcessFunction<K, T, String> {
        private transient @Nullable ListState<T> all;
        private transient @Nullable ValueState<T> last;
        private transient @Nullable MapState<String, T> byText;

        @Override
        public void open(OpenContext context) {
            all = getRuntimeContext().getListState(new ListStateDescriptor<T>("all"));
            last = getRuntimeContext().getState(new ValueStateDescriptor<T>("last"));
            byText = getRuntimeContext().getMapState(new MapStateDescriptor<String, T>("byText"));
        }

        @Override
        public void processElement(T value, Context ctx, Collector<String> out) throws Exception {
            all.add(value);
            last.update(value);
            byText.put(text(value), value);
            ctx.timerService().registerEventTimeTimer(1_000_000);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext ctx, Collector<String> out) throws Exception {
            List<String> texts = new ArrayList<>();
            all.get().forEach(value -> texts.add(text(value)));
            for (Map.Entry<String, T> entry : byText.entries()) {
                if (!entry.getKey().equals(text(entry.getValue()))) {
                    texts.add("other: " + entry);
                }
            }
            if (!texts.contains(text(last.value()))) {
                texts.add("last: " + text(last.value()));
            }
            texts.sort(null);
            out.collect(text(ctx.getCurrentKey()) + " " + texts);
        }
    }

    private static final class Gather<T> implements AggregateFunction<T, List<T>, List<T>> {
        @Override
        public List<T> createAccumulator() {
            return new ArrayList<>();
        }

        @Override
        public List<T> add(T value, List<T> accumulator) {
            accumulator.add(value);
            return accumulator;
        }

        @Override
        public List<T> getResult(List<T> accumulator) {
            return accumulator;
        }

        @Override
        public List<T> merge(List<T> a, List<T> b) {
            a.addAll(b);
            return a;
        }
    }

    private static final class Say<K, T> extends ProcessWindowFunction<List<T>, String, K, TimeWindow> {
        @Override
        public void process(K key, Context context, Iterable<List<T>> elements, Collector<String> out) {
            elements.forEach(list -> out.collect(said(key, list)));
        }
    }

    private static <K, T> String said(K key, List<T> values) {
        return text(key) + " "
                + values.stream().map(HardTypesTest::text).sorted().toList();
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case int[] array -> Arrays.toString(array);
            case Object[] array -> Arrays.deepToString(array);
            case null, default -> String.valueOf(value);
        };
    }

    private static <K, T> void holds(List<T> values, KeySelector<T, K> key) throws Exception {
        List<T> many = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            many.addAll(values);
        }
        Map<String, List<T>> byKey = new TreeMap<>();
        for (T value : many) {
            byKey.computeIfAbsent(text(key.getKey(value)), text -> new ArrayList<>())
                    .add(value);
        }
        List<String> expected = byKey.entrySet().stream()
                .map(entry -> said(entry.getKey(), entry.getValue()))
                .toList();
        Jobs.check(
                environment -> environment
                        .fromData(many)
                        .map(value -> value)
                        .keyBy(key)
                        .process(new Remember<K, T>()),
                expected);
        Jobs.check(
                environment -> environment
                        .fromData(many)
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<T>noWatermarks().withTimestampAssigner((value, before) -> 7))
                        .keyBy(key)
                        .window(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
                        .aggregate(new Gather<T>(), new Say<K, T>()),
                expected);
    }

    @Test
    void genericRecords() throws Exception {
        holds(List.of(new Pair<>("a", 1), new Pair<>("b", 2L), new Pair<>("a", List.of(2.5))), Pair::first);
        holds(
                List.of(
                        new Tree<>(1, List.of(new Tree<>(2, List.of()), new Tree<>(3, List.of()))),
                        new Tree<>(7, List.of())),
                Tree::value);
        holds(
                List.of(
                        new Holder<>("x", Map.of("k", List.of(Optional.of("y"), Optional.empty())), new String[] {"z"}),
                        new Holder<String>(null, Map.of(), new String[0])),
                holder -> holder.nested().size());
    }

    @Test
    void nestedGenericsWithoutAClassOfTheirOwn() throws Exception {
        List<Map<String, Optional<Integer>>> one = List.of(Map.of("a", Optional.of(1)), Map.of("b", Optional.empty()));
        holds(List.of(one, List.of()), List::size);
        Map<Integer, List<String>> ordered = new LinkedHashMap<>();
        ordered.put(3, List.of("c"));
        ordered.put(1, List.of());
        holds(List.of(ordered, new TreeMap<>(ordered)), Map::size);
        holds(List.of(Optional.of(List.of(1)), Optional.<List<Integer>>empty()), Optional::isPresent);
        holds(List.of(Map.entry("a", 1), Map.entry("b", 2)), Map.Entry::getKey);
    }

    @Test
    void wildcardsAndMixedElements() throws Exception {
        List<? extends Number> numbers = List.of(1, 2L, 2.5, new BigDecimal("3.25"), (short) 4, (byte) 5, 6f);
        holds(new ArrayList<Number>(numbers), number -> number.intValue() % 2);
        List<Object> anything = List.of(
                1, "two", 'c', true, List.of(1), new Pair<>(1, "x"), LocalDate.EPOCH, Instant.EPOCH, new UUID(1, 2));
        holds(anything, value -> value.getClass().getSimpleName().length());
        List<Comparable<?>> comparable = List.of("a", 1, 2.0);
        holds(comparable, Object::toString);
    }

    @Test
    void sealedTypesAndEnums() throws Exception {
        List<Shape> shapes = List.of(
                new Circle(1.5),
                new Square(2),
                new Group(List.of(new Circle(3), new Group(List.of(), null)), new Shape[] {new Square(1)}));
        holds(shapes, shape -> switch (shape) {
            case Circle circle -> 1;
            case Square square -> 2;
            case Group group -> group.parts().size();
        });
        holds(List.of(Operation.PLUS, Operation.TIMES), operation -> operation);
        holds(
                List.of(new Pair<>(Operation.PLUS, 1), new Pair<>(Operation.TIMES, 2)),
                pair -> pair.first().name());
    }

    @Test
    void arraysAndPrimitives() throws Exception {
        holds(List.of(new int[] {1, 2}, new int[0]), array -> array.length);
        holds(List.of(new String[][] {{"a"}, {}}, new String[][] {}), array -> array.length);
        holds(List.of(new Pair<?, ?>[] {new Pair<>(1, "x")}, new Pair<?, ?>[0]), array -> array.length);
        holds(
                List.of(
                        new Primitives(
                                (byte) 1, (short) 2, 'c', 4, 5, 6, 7, true, new int[] {8}, new long[][] {{9}, {}}),
                        new Primitives((byte) 0, (short) 0, '0', 0, 0, 0, 0, false, new int[0], new long[0][])),
                primitives -> primitives.h());
        holds(List.of('a', 'b'), letter -> letter);
        holds(List.of(1.5f, Float.NaN, -0f), Object::toString);
        holds(List.of(Duration.ofMillis(3), Duration.ZERO), Duration::toMillis);
    }

    @Test
    void plainClassesWithInheritedTypeVariables() throws Exception {
        Plain<Integer> full = new Plain<>();
        full.inherited = List.of(1, 2);
        full.own = 3;
        full.byOperation.put(Operation.TIMES, 4);
        holds(List.of(full, new Plain<Integer>()), plain -> Objects.requireNonNullElse(plain.own, -1));
    }

    @Test
    void nullsInsideElementsAndAsKeys() throws Exception {
        List<Pair<@Nullable String, @Nullable Integer>> pairs = List.of(new Pair<>(null, 1), new Pair<>("a", null));
        holds(pairs, Pair::first);
        holds(List.of(Arrays.asList(1, null), Arrays.asList((Integer) null)), List::size);
    }
}
