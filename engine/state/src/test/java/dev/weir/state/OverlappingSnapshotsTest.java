package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Hashing;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.StateSnapshot;
import dev.weir.dataflow.state.StateStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Snapshots that are frozen while earlier ones are still being prepared, written or given up. */
class OverlappingSnapshotsTest {
    private static final int KEYS = 600;

    /** A key and a value that never change. */
    private enum Color {
        RED,
        GREEN
    }

    private record Key(int number, Color color) {}

    private record Fixed(long number, String text, Color color) {}

    private static final class Pending {
        final long checkpoint;
        final StateSnapshot snapshot;
        final Map<Object, Object> fixed;
        final Map<Object, List<Integer>> lists;

        Pending(long checkpoint, StateSnapshot snapshot, Map<Object, Object> fixed, Map<Object, List<Integer>> lists) {
            this.checkpoint = checkpoint;
            this.snapshot = snapshot;
            this.fixed = new HashMap<>(fixed);
            this.lists = new HashMap<>();
            lists.forEach((key, list) -> this.lists.put(key, List.copyOf(list)));
        }
    }

    private StateStore store = ObjectWorld.fresh();
    private final Map<Object, Object> fixed = new HashMap<>();
    private final Map<Object, List<Integer>> lists = new HashMap<>();

    private static Object key(int number) {
        return number % 3 == 0 ? "k" + number : new Key(number, number % 2 == 0 ? Color.RED : Color.GREEN);
    }

    private static ObjectState choose(StateStore store, Object key) {
        ObjectState objects = store.objects();
        objects.setCurrentKey(key, Hashing.ofObject(key));
        return objects;
    }

    private void change(SplittableRandom random, int steps) {
        for (int step = 0; step < steps; step++) {
            Object key = key(random.nextInt(KEYS));
            ObjectState objects = choose(store, key);
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    Fixed value = new Fixed(random.nextLong(), "t" + step, Color.GREEN);
                    objects.value("fixed").set(value);
                    fixed.put(key, value);
                }
                case 2 -> {
                    objects.value("fixed").clear();
                    fixed.remove(key);
                }
                default -> {
                    List<Integer> present =
                            objects.<List<Integer>>value("lists").get();
                    if (present == null) {
                        objects.<List<Integer>>value("lists").set(new ArrayList<>(List.of(step)));
                    } else {
                        present.add(step);
                    }
                    lists.computeIfAbsent(key, absent -> new ArrayList<>()).add(step);
                }
            }
        }
    }

    @Property(tries = 100)
    void eachHoldsWhatWasThereAtItsFreeze(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        store = ObjectWorld.fresh();
        fixed.clear();
        lists.clear();
        List<Pending> pending = new ArrayList<>();
        long checkpoint = 0;
        for (int round = 0; round < 30; round++) {
            change(random, random.nextInt(150));
            if (random.nextInt(3) > 0) {
                checkpoint++;
                pending.add(new Pending(checkpoint, store.freeze(checkpoint), fixed, lists));
            }
            if (!pending.isEmpty() && random.nextInt(3) > 0) {
                pending.get(random.nextInt(pending.size())).snapshot.prepare();
            }
            if (pending.size() > 3 || !pending.isEmpty() && random.nextInt(3) == 0) {
                Pending done = pending.remove(random.nextInt(pending.size()));
                if (random.nextInt(4) == 0) {
                    done.snapshot.release();
                    store.aborted(done.checkpoint);
                } else {
                    finish(done, random);
                }
            }
        }
        for (Pending done : pending) {
            finish(done, random);
        }
    }

    private void finish(Pending done, SplittableRandom random) {
        while (done.snapshot.prepare()) {
            change(random, 3);
        }
        change(random, 20);
        List<StateBlob> blobs = ObjectWorld.finish(done.snapshot);
        StateStore restored =
                ObjectWorld.restore(List.of(new RestoredState(0, 1, blobs)), 1).getFirst();
        for (int number = 0; number < KEYS; number++) {
            Object key = key(number);
            ObjectState objects = choose(restored, key);
            assertThat(objects.value("fixed").get()).isEqualTo(done.fixed.get(key));
            assertThat(objects.<List<Integer>>value("lists").get()).isEqualTo(done.lists.get(key));
        }
        if (random.nextInt(3) > 0) {
            store.completed(done.checkpoint);
        } else {
            store.aborted(done.checkpoint);
        }
    }

    @Test
    void aFreezeSavesNothingOfTheOneBefore() {
        for (int number = 0; number < 5000; number++) {
            choose(store, "k" + number).<List<Integer>>value("lists").set(new ArrayList<>(List.of(number)));
        }
        StateSnapshot first = store.freeze(1);
        StateSnapshot second = store.freeze(2);
        Objects.requireNonNull(choose(store, "k7").<List<Integer>>value("lists").get())
                .add(-1);
        assertThat(first.prepare()).as("left to do for the first").isTrue();
        assertThat(second.prepare()).as("left to do for the second").isTrue();
        for (StateSnapshot snapshot : List.of(second, first)) {
            List<StateBlob> blobs = ObjectWorld.finish(snapshot);
            StateStore restored = ObjectWorld.restore(List.of(new RestoredState(0, 1, blobs)), 1)
                    .getFirst();
            assertThat(choose(restored, "k7").<List<Integer>>value("lists").get())
                    .containsExactly(7);
        }
    }
}
