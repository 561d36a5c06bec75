package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Hashing;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.state.KeyMapping;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.StateStore;
import dev.weir.dataflow.state.TimerQueue;
import dev.weir.dataflow.state.ValueCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Restored state whose keys become others goes to the instances where these belong. */
class MappedKeysTest {
    private static final int KEYS = 50;
    private static final KeyMapping TEXTS = new KeyMapping(Long.class, key -> "key " + key, null);

    private static void choose(ObjectState objects, Object key) {
        objects.setCurrentKey(key, Hashing.ofObject(key));
    }

    private static boolean isHome(Object key, int subtask, int parallelism) {
        return ObjectWorld.owner(Hashing.ofObject(key), parallelism) == subtask;
    }

    /** Instances with a value, a slice and two timers for each key, and a state that nobody will ask for at first. */
    private static List<RestoredState> written(int parallelism) {
        List<StateStore> stores = ObjectWorld.restore(List.of(), parallelism);
        for (long key = 0; key < KEYS; key++) {
            for (int subtask = 0; subtask < parallelism; subtask++) {
                if (isHome(key, subtask, parallelism)) {
                    ObjectState objects = stores.get(subtask).objects();
                    choose(objects, key);
                    objects.value("value").set(key * 10);
                    objects.value("later").set(key * 100);
                    var slice = objects.<Long>slices("slices").slice(7);
                    slice.setValue(slice.locate(key, Hashing.ofObject(key)), key);
                    objects.timers("timers").add(key, null);
                    objects.timers("timers").add(1_000, null);
                }
            }
        }
        return ObjectWorld.checkpoint(stores, 1);
    }

    private static List<StateStore> restored(List<RestoredState> state, int parallelism, @Nullable KeyMapping keys) {
        List<StateStore> stores = new ArrayList<>();
        for (int subtask = 0; subtask < parallelism; subtask++) {
            stores.add(new MemoryStateStore(
                    ObjectWorld.setup(state, subtask, parallelism).with(keys)));
        }
        return stores;
    }

    private static Map<Long, Long> values(List<StateStore> stores, String state) {
        Map<Long, Long> values = new TreeMap<>();
        for (int subtask = 0; subtask < stores.size(); subtask++) {
            ValueCell<Long> cell = stores.get(subtask).objects().value(state);
            for (long key = 0; key < KEYS; key++) {
                String text = "key " + key;
                choose(stores.get(subtask).objects(), text);
                Long value = cell.get();
                assertThat(value != null)
                        .as("%s at instance %d", text, subtask)
                        .isEqualTo(isHome(text, subtask, stores.size()));
                if (value != null) {
                    values.put(key, value);
                }
            }
        }
        return values;
    }

    @Test
    void everyKindOfStateIsAtHomeByItsNewKeys() {
        for (int parallelism = 1; parallelism <= 4; parallelism++) {
            List<StateStore> stores = restored(written(3), parallelism, TEXTS);
            assertThat(values(stores, "value"))
                    .hasSize(KEYS)
                    .allSatisfy((key, value) -> assertThat(value).isEqualTo(key * 10));
            int sliced = 0;
            List<String> fired = new ArrayList<>();
            for (StateStore store : stores) {
                var slice = store.objects().<Long>slices("slices").slice(7);
                for (int row = 0; row < slice.size(); row++) {
                    assertThat(slice.key(row)).isEqualTo("key " + slice.value(row));
                    sliced++;
                }
                TimerQueue timers = store.objects().timers("timers");
                for (TimerQueue.Timer timer = timers.poll(KEYS); timer != null; timer = timers.poll(KEYS)) {
                    assertThat(timer.key()).isEqualTo("key " + timer.time());
                    fired.add(String.valueOf(timer.key()));
                }
            }
            assertThat(sliced).isEqualTo(KEYS);
            assertThat(fired).hasSize(KEYS).doesNotHaveDuplicates();
        }
    }

    @Test
    void stateThatIsAskedForLaterIsMappedThen() {
        List<StateStore> first = restored(written(2), 3, TEXTS);
        assertThat(values(first, "value")).hasSize(KEYS);
        // In this one, the other state still has the keys of before, each once.
        List<RestoredState> between = ObjectWorld.checkpoint(first, 2);
        List<StateStore> second = restored(between, 2, TEXTS);
        assertThat(values(second, "value")).hasSize(KEYS);
        assertThat(values(second, "later"))
                .hasSize(KEYS)
                .allSatisfy((key, value) -> assertThat(value).isEqualTo(key * 100));
    }

    @Test
    void timersOfKeysThatBecomeOneAreOne() {
        KeyMapping one = new KeyMapping(Long.class, key -> 0L, null);
        List<StateStore> stores = restored(written(2), 1, one);
        TimerQueue timers = stores.getFirst().objects().timers("timers");
        assertThat(timers.size()).isEqualTo(KEYS + 1);
    }
}
