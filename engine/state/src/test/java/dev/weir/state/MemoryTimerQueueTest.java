package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Hashing;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.TimerQueue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MemoryTimerQueueTest {
    enum Kind {
        ADD,
        REMOVE,
        POLL
    }

    record Step(Kind kind, long time, int key, int namespace) {}

    @Property(tries = 200)
    void behavesLikeASortedList(@ForAll("steps") List<Step> steps) {
        MemoryObjectState state = new MemoryObjectState(StateSetup.fresh("test", 0, 1, 128));
        TimerQueue timers = state.timers("timers");
        List<Step> model = new ArrayList<>();
        for (Step step : steps) {
            state.setCurrentKey(step.key, Hashing.ofObject(step.key));
            Step timer = new Step(Kind.ADD, step.time, step.key, step.namespace);
            switch (step.kind) {
                case ADD -> {
                    boolean isNew = !model.contains(timer);
                    assertThat(timers.add(step.time, step.namespace)).isEqualTo(isNew);
                    if (isNew) {
                        model.add(timer);
                    }
                }
                case REMOVE ->
                    assertThat(timers.remove(step.time, step.namespace)).isEqualTo(model.remove(timer));
                case POLL -> {
                    TimerQueue.Timer polled = timers.poll(step.time);
                    Step expected = model.stream()
                            .filter(other -> other.time <= step.time)
                            .min(Comparator.comparingLong(Step::time))
                            .orElse(null);
                    if (expected == null) {
                        assertThat(polled).isNull();
                    } else {
                        assertThat(List.of(polled.time(), polled.key(), polled.namespace()))
                                .isEqualTo(List.of(expected.time, expected.key, expected.namespace));
                        model.remove(expected);
                    }
                }
            }
            assertThat(timers.size()).isEqualTo(model.size());
            assertThat(timers.next())
                    .isEqualTo(model.stream().mapToLong(Step::time).min().orElse(Long.MAX_VALUE));
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.ADD, Kind.ADD, Kind.ADD, Kind.REMOVE, Kind.POLL),
                        Arbitraries.longs().between(0, 20),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 1))
                .as(Step::new)
                .list()
                .ofMaxSize(200);
    }
}
