package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Hashing;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

class ObjectTableTest {
    record Step(
            boolean remove, @Nullable Object key, @Nullable Integer namespace, long value) {}

    @Property(tries = 400)
    void behavesLikeAMap(@ForAll("steps") List<Step> steps) {
        ObjectTable<Long> table = table();
        Map<List<@Nullable Object>, Long> model = new HashMap<>();
        for (Step step : steps) {
            List<@Nullable Object> place = Arrays.asList(step.key, step.namespace);
            if (step.remove) {
                int row = table.find(step.key, hash(step.key), step.namespace);
                assertThat(row >= 0).isEqualTo(model.remove(place) != null);
                if (row >= 0) {
                    table.remove(row);
                }
            } else {
                table.setValue(table.locate(step.key, hash(step.key), step.namespace), step.value);
                model.put(place, step.value);
            }
            assertThat(table.size()).isEqualTo(model.size());
        }
        model.forEach((place, value) -> {
            Object key = place.get(0);
            int row = table.find(key, hash(key), (Integer) place.get(1));
            assertThat(table.value(row)).isEqualTo(value);
        });
    }

    /** Texts have few distinct hashes, so that probing has something to do; numbers are told apart by theirs. */
    private static long hash(@Nullable Object key) {
        return key instanceof String text ? Hashing.mix(text.length()) : Hashing.ofObject(key);
    }

    /** Keys of one class mostly, as jobs have them, and of several: equal numbers of two classes are two keys. */
    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 60);
        Arbitrary<Object> integers = numbers.map(number -> number);
        Arbitrary<Object> longs = numbers.map(Long::valueOf);
        Arbitrary<Object> texts = numbers.map(number -> "k".repeat(number % 7) + (char) ('a' + number / 7));
        return Arbitraries.oneOf(
                steps(integers),
                steps(longs),
                steps(texts),
                steps(Arbitraries.frequencyOf(
                        Tuple.of(20, longs),
                        Tuple.of(1, integers),
                        Tuple.of(1, texts),
                        Tuple.of(1, Arbitraries.just(null)))));
    }

    private static Arbitrary<List<Step>> steps(Arbitrary<@Nullable Object> keys) {
        return Combinators.combine(
                        Arbitraries.of(true, false, false),
                        keys,
                        Arbitraries.integers().between(0, 3).injectNull(0.3),
                        Arbitraries.longs())
                .as(Step::new)
                .list()
                .ofMaxSize(400);
    }

    private static ObjectTable<Long> table() {
        ObjectChanges changes = new ObjectChanges();
        return new ObjectTable<>(changes, new RemovedEntries(changes), 0);
    }
}
