package dev.weir.stream.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class TimedRecordsTest {
    private record Step(boolean forget, long time) {}

    /** Mostly in the order of time, as records come; and with times that are far off. */
    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(true, false, false, false),
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(0, 40), Arbitraries.of(Long.MIN_VALUE + 1, Long.MAX_VALUE)))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 500)
    void areThoseOfAMapByTime(@ForAll("steps") List<Step> steps, @ForAll boolean ordered) {
        TimedRecords records = new TimedRecords();
        TreeMap<Long, List<Object>> model = new TreeMap<>();
        int number = 0;
        for (Step step : steps) {
            long time = ordered ? number + step.time % 5 : step.time;
            if (step.forget) {
                records.forget(time - 3);
                model.headMap(time - 3, true).clear();
            } else {
                records.add(time, "record " + ++number);
                model.computeIfAbsent(time, key -> new ArrayList<>()).add("record " + number);
            }
            assertThat(records.isEmpty()).isEqualTo(model.isEmpty());
            if (!model.isEmpty()) {
                assertThat(records.firstTime()).isEqualTo(model.firstKey());
            }
            assertThat(from(records, time)).isEqualTo(flat(model.tailMap(time, true)));
            assertThat(from(records, Long.MIN_VALUE)).isEqualTo(flat(model));
        }
    }

    private static List<@Nullable Object> from(TimedRecords records, long time) {
        List<@Nullable Object> all = new ArrayList<>();
        for (int place = records.from(time); place < records.end(); place++) {
            all.add(records.time(place));
            all.add(records.record(place));
        }
        return all;
    }

    private static List<@Nullable Object> flat(SortedMap<Long, List<Object>> model) {
        List<@Nullable Object> all = new ArrayList<>();
        model.forEach((time, records) -> records.forEach(record -> {
            all.add(time);
            all.add(record);
        }));
        return all;
    }
}
