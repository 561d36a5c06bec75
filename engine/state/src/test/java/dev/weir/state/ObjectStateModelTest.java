package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Hashing;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.state.ObjectSlices;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.StateSnapshot;
import dev.weir.dataflow.state.StateStore;
import dev.weir.dataflow.state.TimerQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * Random use of all kinds of state by several instances, against maps: values are changed in place, snapshots are
 * prepared piece by piece while that goes on, some of them fail, and the whole is restored with another parallelism.
 */
class ObjectStateModelTest {
    private static final int KEYS = 40;

    /** What there should be: by kind, place, namespace and key, in one text. */
    private static final class Model {
        final TreeMap<String, Object> entries = new TreeMap<>();
        final TreeSet<String> timers = new TreeSet<>();

        Model copy() {
            Model copy = new Model();
            entries.forEach((name, value) -> copy.entries.put(
                    name,
                    value instanceof List<?> list ? new ArrayList<Object>(list) : new TreeMap<>((Map<?, ?>) value)));
            copy.timers.addAll(timers);
            return copy;
        }
    }

    private List<StateStore> stores = List.of();
    private Model model = new Model();
    private long checkpoint;

    @Property(tries = 150)
    void holdsWhatAMapWouldHold(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        stores = ObjectWorld.restore(List.of(), 1 + random.nextInt(3));
        model = new Model();
        checkpoint = 0;
        for (int round = 0; round < 12; round++) {
            change(random, random.nextInt(60));
            snapshot(random);
        }
        compare(model, stores);
    }

    private void snapshot(SplittableRandom random) {
        checkpoint++;
        List<StateSnapshot> frozen =
                stores.stream().map(store -> store.freeze(checkpoint)).toList();
        Model expected = model.copy();
        List<RestoredState> written = new ArrayList<>();
        for (int i = 0; i < frozen.size(); i++) {
            while (random.nextInt(3) > 0 && frozen.get(i).prepare()) {
                change(random, random.nextInt(5));
            }
            change(random, random.nextInt(20));
            if (random.nextInt(8) == 0) {
                frozen.get(i).release();
                stores.forEach(store -> store.aborted(checkpoint));
                return;
            }
            written.add(new RestoredState(i, stores.size(), ObjectWorld.finish(frozen.get(i))));
            change(random, random.nextInt(20));
        }
        compare(expected, ObjectWorld.restore(written, 1 + random.nextInt(4)));
        if (random.nextInt(4) == 0) {
            stores = ObjectWorld.restore(written, 1 + random.nextInt(4));
            model = expected;
        } else if (random.nextInt(4) > 0) {
            stores.forEach(store -> store.completed(checkpoint));
        } else {
            stores.forEach(store -> store.aborted(checkpoint));
        }
    }

    private ObjectState choose(String key) {
        long hash = Hashing.ofObject(key);
        ObjectState objects = stores.get(ObjectWorld.owner(hash, stores.size())).objects();
        objects.setCurrentKey(key, hash);
        return objects;
    }

    @SuppressWarnings("unchecked")
    private void change(SplittableRandom random, int steps) {
        for (int step = 0; step < steps; step++) {
            String key = "k" + random.nextInt(KEYS);
            int number = random.nextInt(1000);
            Long namespace = random.nextBoolean() ? null : (Long) (long) random.nextInt(3);
            ObjectState objects = choose(key);
            switch (random.nextInt(12)) {
                case 0, 1 -> {
                    var cell = objects.<List<Integer>>value("value");
                    cell.setNamespace(namespace);
                    List<Integer> present = cell.get();
                    if (present == null) {
                        cell.set(new ArrayList<>(List.of(number)));
                    } else {
                        present.add(number);
                    }
                    list("value/" + namespace + "/" + key).add(number);
                }
                case 2 -> {
                    var cell = objects.<List<Integer>>value("value");
                    cell.setNamespace(namespace);
                    cell.clear();
                    model.entries.remove("value/" + namespace + "/" + key);
                }
                case 3 -> {
                    objects.<Integer>list("list").add(number);
                    list("list/" + key).add(number);
                }
                case 4 -> {
                    var map = objects.<Integer, Integer>map("map");
                    map.put(number % 7, number);
                    ((Map<Object, Object>) model.entries.computeIfAbsent("map/" + key, name -> new TreeMap<>()))
                            .put(number % 7, number);
                }
                case 5 -> {
                    var map = objects.<Integer, Integer>map("map").view();
                    if (!map.isEmpty()) {
                        map.replaceAll((k, v) -> v + 1);
                    }
                    var expected = (Map<Object, Object>) model.entries.get("map/" + key);
                    if (expected != null) {
                        expected.replaceAll((k, v) -> (Integer) v + 1);
                    }
                }
                case 6 -> changeSlice(objects, key, number);
                case 8, 9, 10 -> changeFixed(objects, namespace, key, random.nextInt(3) == 0 ? null : number);
                default -> {
                    TimerQueue timers = objects.timers("timers");
                    String timer = number % 20 + "/" + key + "/" + namespace;
                    if (model.timers.remove(timer)) {
                        assertThat(timers.remove(number % 20, namespace)).isTrue();
                    } else {
                        assertThat(timers.add(number % 20, namespace)).isTrue();
                        model.timers.add(timer);
                    }
                }
            }
        }
    }

    /** A value that cannot be changed in place; null clears it. */
    private void changeFixed(ObjectState objects, @Nullable Long namespace, String key, @Nullable Integer more) {
        var cell = objects.<Integer>value("fixed");
        cell.setNamespace(namespace);
        String name = "fixed/" + namespace + "/" + key;
        if (more == null) {
            cell.clear();
            model.entries.remove(name);
        } else {
            Integer present = cell.get();
            int next = (present == null ? 0 : present) + more;
            cell.set(next);
            model.entries.put(name, new ArrayList<>(List.of(next)));
        }
    }

    private void changeSlice(ObjectState objects, String key, int number) {
        ObjectSlices.Slice<List<Integer>> slice =
                objects.<List<Integer>>slices("slices").slice(number % 4);
        int row = slice.locate(key, Hashing.ofObject(key));
        List<Integer> present = slice.value(row);
        if (present == null) {
            slice.setValue(row, new ArrayList<>(List.of(number)));
        } else {
            present.add(number);
        }
        list("slice/" + number % 4 + "/" + key).add(number);
    }

    @SuppressWarnings("unchecked")
    private List<Integer> list(String name) {
        return (List<Integer>) model.entries.computeIfAbsent(name, absent -> new ArrayList<Integer>());
    }

    private static void compare(Model expected, List<StateStore> stores) {
        Model found = new Model();
        for (int key = 0; key < KEYS; key++) {
            String name = "k" + key;
            long hash = Hashing.ofObject(name);
            ObjectState objects =
                    stores.get(ObjectWorld.owner(hash, stores.size())).objects();
            objects.setCurrentKey(name, hash);
            for (Long namespace : new @Nullable Long[] {null, 0L, 1L, 2L}) {
                var cell = objects.<List<Integer>>value("value");
                cell.setNamespace(namespace);
                put(found, "value/" + namespace + "/" + name, cell.get());
                var fixed = objects.<Integer>value("fixed");
                fixed.setNamespace(namespace);
                Integer number = fixed.get();
                put(found, "fixed/" + namespace + "/" + name, number == null ? null : List.of(number));
            }
            List<Integer> list = objects.<Integer>list("list").get();
            put(found, "list/" + name, list.isEmpty() ? null : list);
            Map<Object, Object> map = objects.map("map").view();
            if (!map.isEmpty()) {
                found.entries.put("map/" + name, new TreeMap<>(map));
            }
        }
        for (StateStore store : stores) {
            ObjectSlices<List<Integer>> slices = store.objects().slices("slices");
            for (long id : slices.ids()) {
                ObjectSlices.Slice<List<Integer>> slice = slices.slice(id);
                for (int row = 0; row < slice.size(); row++) {
                    put(found, "slice/" + id + "/" + slice.key(row), slice.value(row));
                }
            }
            TimerQueue timers = store.objects().timers("timers");
            List<TimerQueue.Timer> taken = new ArrayList<>();
            for (TimerQueue.Timer timer = timers.poll(100); timer != null; timer = timers.poll(100)) {
                taken.add(timer);
                found.timers.add(timer.time() + "/" + timer.key() + "/" + timer.namespace());
            }
            for (TimerQueue.Timer timer : taken) {
                store.objects().setCurrentKey(timer.key(), timer.hash());
                timers.add(timer.time(), timer.namespace());
            }
        }
        assertThat(found.entries).isEqualTo(expected.entries);
        assertThat(found.timers).isEqualTo(expected.timers);
    }

    private static void put(Model found, String name, @Nullable List<Integer> value) {
        if (value != null) {
            found.entries.put(name, new ArrayList<>(value));
        }
    }
}
