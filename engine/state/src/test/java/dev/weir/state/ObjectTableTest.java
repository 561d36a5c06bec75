package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Hashing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class ObjectTableTest {
    record Step(boolean remove, Integer key, @Nullable Integer namespace, long value) {}

    @Property(tries = 200)
    void behavesLikeAMap(@ForAll("steps") List<Step> steps) {
        ObjectTable<Long> table = table();
        Map<List<@Nullable Integer>, Long> model = new HashMap<>();
        for (Step step : steps) {
            List<@Nullable Integer> place = java.util.Arrays.asList(step.key, step.namespace);
            // Few distinct hashes, so that probing has something to do.
            long hash = Hashing.mix(step.key % 7);
            if (step.remove) {
                int row = table.find(step.key, hash, step.namespace);
                assertThat(row >= 0).isEqualTo(model.remove(place) != null);
                if (row >= 0) {
                    table.remove(row);
                }
            } else {
                table.setValue(table.locate(step.key, hash, step.namespace), step.value);
                model.put(place, step.value);
            }
            assertThat(table.size()).isEqualTo(model.size());
        }
        model.forEach((place, value) -> {
            int row = table.find(place.get(0), Hashing.mix(place.get(0) % 7), place.get(1));
            assertThat(table.value(row)).isEqualTo(value);
        });
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(true, false, false),
                        Arbitraries.integers().between(0, 60),
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
