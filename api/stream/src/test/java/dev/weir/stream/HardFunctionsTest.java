package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.stream.functions.FilterFunction;
import dev.weir.stream.functions.FlatMapFunction;
import dev.weir.stream.functions.Function;
import dev.weir.stream.functions.KeySelector;
import dev.weir.stream.functions.MapFunction;
import dev.weir.stream.functions.ReduceFunction;
import dev.weir.stream.process.RichMapFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Functions written in every way that Java has, without a hint at their types. */
class HardFunctionsTest {
    private static final List<Long> NUMBERS = List.of(1L, 2L, 3L, 4L, 5L, 6L);

    record Box<T>(T content) {
        static <T> Box<T> of(T content) {
            return new Box<>(content);
        }

        <R> Box<R> with(R other) {
            return new Box<>(other);
        }
    }

    /** What is captured by a bound reference. */
    record Factor(long by) implements Serializable {
        Long times(Long value) {
            return by * value;
        }
    }

    private static void gives(MapFunction<Long, ?> function, Object... expected) {
        Jobs.check(environment -> environment.fromData(NUMBERS).<Object>map(function), Arrays.asList(expected));
    }

    @Test
    void methodReferencesOfAllKinds() {
        gives(Long::toHexString, "1", "2", "3", "4", "5", "6");
        gives(Object::toString, "1", "2", "3", "4", "5", "6");
        gives(new Factor(3)::times, 3L, 6L, 9L, 12L, 15L, 18L);
        gives(Factor::new, new Factor(1), new Factor(2), new Factor(3), new Factor(4), new Factor(5), new Factor(6));
        gives(Box::of, new Box<>(1L), new Box<>(2L), new Box<>(3L), new Box<>(4L), new Box<>(5L), new Box<>(6L));
        gives(Box<Long>::new, new Box<>(1L), new Box<>(2L), new Box<>(3L), new Box<>(4L), new Box<>(5L), new Box<>(6L));
        Jobs.check(
                environment -> environment
                        .fromData(1, 2, 3)
                        .map(int[]::new)
                        .map(array -> array.length)
                        .filter(Objects::nonNull)
                        .keyBy(Integer::toUnsignedString)
                        .reduce(Math::max),
                1,
                2,
                3);
    }

    private static <A, B> MapFunction<A, Box<B>> boxing(MapFunction<A, B> inner) {
        return value -> Box.of(inner.map(value));
    }

    private static <A, B, C> MapFunction<A, C> then(MapFunction<A, B> first, MapFunction<? super B, ? extends C> next) {
        return value -> next.map(first.map(value));
    }

    private static <T extends Comparable<? super T>> ReduceFunction<T> greatest() {
        return (a, b) -> a.compareTo(b) >= 0 ? a : b;
    }

    private static <T, K extends Comparable<K>> DataStream<List<T>> greatestOf(
            DataStream<? extends T> stream, KeySelector<T, K> by) {
        return stream.<Box<List<T>>>map(value -> new Box<>(List.of(value)))
                .keyBy(box -> 1)
                .reduce((a, b) -> compare(a, b, by) >= 0 ? a : b)
                .map(Box::content);
    }

    private static <T, K extends Comparable<K>> int compare(Box<List<T>> a, Box<List<T>> b, KeySelector<T, K> by)
            throws Exception {
        return by.getKey(a.content().getFirst()).compareTo(by.getKey(b.content().getFirst()));
    }

    @Test
    void lambdasOfGenericMethods() {
        gives(
                boxing(then(value -> value + 1, value -> "v" + value)),
                NUMBERS.stream().map(value -> new Box<>("v" + (value + 1))).toArray());
        gives(
                boxing(boxing(boxing(Optional::of))),
                NUMBERS.stream()
                        .map(value -> new Box<>(new Box<>(new Box<>(Optional.of(value)))))
                        .toArray());
        assertThat(Jobs.run(
                        1,
                        1,
                        environment -> environment
                                .fromData(NUMBERS)
                                .keyBy(value -> true)
                                .reduce(greatest())))
                .endsWith(6L);
        assertThat(Jobs.run(1, 1, environment -> greatestOf(environment.fromData(NUMBERS), value -> -value)))
                .endsWith(List.of(1L));
    }

    @Test
    void lambdasThatCaptureAndNest() {
        long base = 10;
        long[] array = {100, 200};
        List<Long> list = new ArrayList<>(List.of(1000L));
        MapFunction<Long, Long> inner = value -> value + base;
        gives(
                value -> inner.map(value) + array[1] + list.getFirst(),
                NUMBERS.stream().map(value -> value + 1210).toArray());
        Jobs.check(
                environment -> environment
                        .fromData(NUMBERS)
                        .<Supplier<Long>>map(value -> (Supplier<Long> & Serializable) () -> value * base)
                        .map(Supplier::get),
                NUMBERS.stream().map(value -> value * 10).toList());
        gives((MapFunction<Long, Long> & Serializable & FilterOf<Long>) value -> value, NUMBERS.toArray());
    }

    /** A second interface for an intersection. */
    interface FilterOf<T> {
        default boolean accepts(T value) {
            return value != null;
        }
    }

    @Test
    void anonymousLocalAndInnerClasses() {
        int step = 5;
        gives(
                new MapFunction<Long, Long>() {
                    private long last;

                    @Override
                    public Long map(Long value) {
                        last = value + step;
                        return last;
                    }
                },
                NUMBERS.stream().map(value -> value + 5).toArray());
        class Local implements MapFunction<Long, Box<Long>> {
            @Override
            public Box<Long> map(Long value) {
                return new Box<>(value * step);
            }
        }
        gives(new Local(), NUMBERS.stream().map(value -> new Box<>(value * 5)).toArray());
        gives(new Inner<>(3L), NUMBERS.stream().map(value -> List.of(3L, value)).toArray());
        gives(
                new Outer().new Deep(),
                NUMBERS.stream().map(value -> "deep" + value).toArray());
        gives(
                new RichMapFunction<Long, String>() {
                    @Override
                    public String map(Long value) {
                        return getRuntimeContext().getTaskInfo().subtask() >= 0 ? "rich" + value : "";
                    }
                },
                NUMBERS.stream().map(value -> "rich" + value).toArray());
    }

    /** Belongs to the test, which cannot be copied, and does not use it. */
    @SuppressWarnings("ClassCanBeStatic") // That it is not is what is looked at.
    private final class Inner<T> implements MapFunction<T, List<T>> {
        private final T first;

        Inner(T first) {
            this.first = first;
        }

        @Override
        public List<T> map(T value) {
            return List.of(first, value);
        }
    }

    /** An outer class that can be copied, and is used. */
    private static final class Outer implements Serializable {
        private final String word = "deep";

        private final class Deep implements MapFunction<Long, String> {
            @Override
            public String map(Long value) {
                return word + value;
            }
        }
    }

    /** Generic all the way down. */
    private abstract static class Base<A, B> implements MapFunction<A, List<B>>, FilterFunction<A> {
        abstract B one(A value);

        @Override
        public List<B> map(A value) {
            return List.of(one(value));
        }

        @Override
        public boolean filter(A value) {
            return value != null;
        }
    }

    private static final class Concrete<T extends Number> extends Base<T, Integer> {
        @Override
        Integer one(T value) {
            return value.intValue();
        }
    }

    private enum Doubling implements MapFunction<Long, Long> {
        INSTANCE {
            @Override
            public Long map(Long value) {
                return 2 * value;
            }
        }
    }

    @Test
    void functionsThatInheritEnumsAndRecords() {
        Concrete<Long> concrete = new Concrete<>();
        Jobs.check(
                environment -> environment.fromData(NUMBERS).filter(concrete).map(concrete),
                NUMBERS.stream().map(value -> List.of(value.intValue())).toList());
        gives(Doubling.INSTANCE, NUMBERS.stream().map(value -> 2 * value).toArray());
        record Adding(long summand) implements MapFunction<Long, Long> {
            @Override
            public Long map(Long value) {
                return value + summand;
            }
        }
        gives(new Adding(9), NUMBERS.stream().map(value -> value + 9).toArray());
    }

    @Test
    @SuppressWarnings({"rawtypes", "unchecked"}) // As old programs are written.
    void rawTypes() {
        MapFunction raw = value -> List.of(value);
        FlatMapFunction flat = (value, out) -> ((List) value).forEach(out::collect);
        Jobs.check(
                environment -> {
                    DataStream stream = environment.fromData(NUMBERS);
                    return (DataStream<Long>) stream.map(raw)
                            .flatMap(flat)
                            .keyBy((KeySelector) value -> 1)
                            .map(v -> v);
                },
                NUMBERS);
    }

    @Test
    @SuppressWarnings("NullAway") // Flink forbids null elements, too, only later: here they pass.
    void nullsBetweenFunctions() {
        Jobs.check(
                environment -> environment
                        .fromData(NUMBERS)
                        .<@Nullable Long>map(value -> value % 2 == 0 ? null : value)
                        .map(value -> value == null ? "none" : "some")
                        .keyBy(value -> value.equals("none") ? null : value)
                        .map(value -> value),
                "some",
                "none",
                "some",
                "none",
                "some",
                "none");
    }

    /** A list that is too deep to be written. */
    record Link(@Nullable Link next) implements Serializable {}

    @Test
    void whatIsTooDeepToBeCopiedIsSaid() {
        Link first = new Link(null);
        for (int i = 0; i < 100_000; i++) {
            first = new Link(first);
        }
        Link deep = first;
        assertThatThrownBy(() -> gives(value -> deep.next() == null ? value : 0))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-STREAM-0002")
                .hasMessageContaining("java.lang.StackOverflowError");
    }

    /** Loaded a second time by {@link Elsewhere}, which does not ask its parent. */
    public static final class Foreign implements MapFunction<Long, Object>, Supplier<KeySelector<Object, Long>> {
        /** An element of the other loader. */
        record Element(long number, List<Element> others) {}

        @Override
        public Object map(Long value) {
            return new Element(value, List.of(new Element(-value, List.of())));
        }

        @Override
        public KeySelector<Object, Long> get() {
            return element -> ((Element) element).number() % 2;
        }
    }

    /** Loads {@link Foreign} and its element itself, so that they are other classes than those of the test. */
    private static final class Elsewhere extends ClassLoader {
        Elsewhere() {
            super(HardFunctionsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Foreign.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = Objects.requireNonNull(in).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void functionsAndElementsOfAnotherClassLoader() throws Exception {
        Elsewhere loader = new Elsewhere();
        Object foreign =
                loader.loadClass(Foreign.class.getName()).getConstructor().newInstance();
        assertThat(foreign).isNotInstanceOf(Foreign.class);
        MapFunction<Long, Object> map = (MapFunction<Long, Object>) foreign;
        KeySelector<Object, Long> key = ((Supplier<KeySelector<Object, Long>>) foreign).get();
        List<String> expected = NUMBERS.stream()
                .map(value -> "Element[number=" + value + ", others=[Element[number=" + -value + ", others=[]]]]")
                .toList();
        java.util.function.Function<StreamExecutionEnvironment, DataStream<String>> program = environment -> environment
                .fromData(NUMBERS)
                .map(map)
                .keyBy(key)
                .reduce((a, b) -> b)
                .map(value -> {
                    if (value.getClass().getClassLoader() == Function.class.getClassLoader()) {
                        throw new AssertionError("copied into another class");
                    }
                    return value.toString();
                });
        Jobs.check(3, program, expected);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Jobs.checkKilled(3, program, expected);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
