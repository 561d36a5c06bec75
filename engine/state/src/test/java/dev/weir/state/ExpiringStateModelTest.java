package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Hashing;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.StateLifetime;
import dev.weir.dataflow.state.StateSnapshot;
import dev.weir.dataflow.state.StateStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * Random use of state that expires, while time goes on, sweeps happen or do not, and snapshots are made, given up,
 * built upon and restored with another parallelism; against lists of parts with times, of which a naive rule says what
 * is seen.
 */
class ExpiringStateModelTest {
    private static final int KEYS = 12;

    /** A part of some state as it should be; the name is that of an entry of a map, else empty. */
    private static final class Part {
        final String name;
        int value;
        long stamp;

        Part(String name, int value, long stamp) {
            this.name = name;
            this.value = value;
            this.stamp = stamp;
        }

        @Override
        public String toString() {
            return name + "=" + value;
        }
    }

    private final Map<String, List<Part>> model = new LinkedHashMap<>();
    private List<StateStore> stores = List.of();
    private TestingTime time = new TestingTime(false, 0);
    private StateLifetime lifetime = time.lifetime(1);
    private SplittableRandom random = new SplittableRandom(0);
    private long checkpoint;

    @Property(tries = 300)
    void showsWhatANaiveModelShows(@ForAll long seed) {
        random = new SplittableRandom(seed);
        model.clear();
        checkpoint = 0;
        time = new TestingTime(random.nextBoolean(), random.nextInt(-50, 50));
        StateLifetime.Cleanup cleanup =
                random.nextInt(4) == 0 ? null : new StateLifetime.Cleanup(1 + random.nextInt(5), random.nextBoolean());
        lifetime = time.lifetime(1 + random.nextInt(20), random.nextBoolean(), random.nextBoolean(), cleanup);
        stores = ObjectWorld.restore(List.of(), 1 + random.nextInt(3));
        for (int round = 0; round < 12; round++) {
            use(random.nextInt(60));
            snapshot();
        }
        compareAll();
    }

    private void snapshot() {
        checkpoint++;
        long frozenAt = time.now();
        List<StateSnapshot> frozen =
                stores.stream().map(store -> store.freeze(checkpoint)).toList();
        Map<String, List<Part>> expected = copy();
        List<RestoredState> written = new ArrayList<>();
        for (int i = 0; i < frozen.size(); i++) {
            while (random.nextInt(3) > 0 && frozen.get(i).prepare()) {
                use(random.nextInt(5));
            }
            use(random.nextInt(20));
            if (random.nextInt(8) == 0) {
                frozen.get(i).release();
                stores.forEach(store -> store.aborted(checkpoint));
                return;
            }
            written.add(new RestoredState(i, stores.size(), ObjectWorld.finish(frozen.get(i))));
            use(random.nextInt(20));
        }
        if (random.nextInt(3) == 0) {
            // The time may have stood still since, gone on as far as before, or further.
            time.set(random.nextInt(3) == 0 ? frozenAt : time.now() + random.nextInt(10));
            stores = ObjectWorld.restore(written, 1 + random.nextInt(4));
            model.clear();
            model.putAll(expected);
        } else if (random.nextInt(4) > 0) {
            stores.forEach(store -> store.completed(checkpoint));
        } else {
            stores.forEach(store -> store.aborted(checkpoint));
        }
    }

    private Map<String, List<Part>> copy() {
        Map<String, List<Part>> copy = new LinkedHashMap<>();
        model.forEach((name, parts) -> {
            List<Part> parted = new ArrayList<>();
            parts.forEach(part -> parted.add(new Part(part.name, part.value, part.stamp)));
            copy.put(name, parted);
        });
        return copy;
    }

    private ObjectState choose(String key) {
        long hash = Hashing.ofObject(key);
        ObjectState objects = stores.get(ObjectWorld.owner(hash, stores.size())).objects();
        objects.setCurrentKey(key, hash);
        return objects;
    }

    private void use(int steps) {
        for (int step = 0; step < steps; step++) {
            if (random.nextInt(3) == 0) {
                time.advance(random.nextInt(4));
            }
            time.setRecord(random.nextBoolean() ? StateLifetime.UNKNOWN : time.now() + random.nextInt(-5, 5));
            if (random.nextInt(4) == 0) {
                StateStore store = stores.get(random.nextInt(stores.size()));
                store.objects().forgetExpired(random.nextInt(10), time.now());
            }
            String key = "k" + random.nextInt(KEYS);
            ObjectState objects = choose(key);
            switch (random.nextInt(3)) {
                case 0 -> useValue(objects, key);
                case 1 -> useList(objects, key);
                default -> useMap(objects, key);
            }
        }
    }

    private void useValue(ObjectState objects, String key) {
        var cell = objects.<List<Integer>>value("value", lifetime);
        Long namespace = random.nextBoolean() ? null : (Long) (long) random.nextInt(2);
        cell.setNamespace(namespace);
        List<Part> parts = parts("value/" + key + "/" + namespace);
        int number = random.nextInt(1000);
        switch (random.nextInt(4)) {
            case 0, 1 -> {
                cell.set(List.of(number));
                write(parts, "", number);
            }
            case 2 -> {
                List<Integer> found = cell.get();
                read(parts, found == null ? List.of() : found);
            }
            default -> {
                cell.clear();
                parts.clear();
            }
        }
    }

    private void useList(ObjectState objects, String key) {
        var cell = objects.<Integer>list("list", lifetime);
        List<Part> parts = parts("list/" + key);
        int number = random.nextInt(1000);
        switch (random.nextInt(6)) {
            case 0, 1, 2 -> {
                cell.add(number);
                parts.add(new Part("", number, time.stamp()));
            }
            case 3, 4 -> read(parts, cell.get());
            default -> {
                cell.set(List.of(number, number + 1));
                parts.clear();
                parts.add(new Part("", number, time.stamp()));
                parts.add(new Part("", number + 1, time.stamp()));
            }
        }
    }

    private void useMap(ObjectState objects, String key) {
        var cell = objects.<String, Integer>map("map", lifetime);
        List<Part> parts = parts("map/" + key);
        int number = random.nextInt(1000);
        String name = "n" + number % 5;
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                cell.put(name, number);
                write(parts, name, number);
            }
            case 3 -> {
                cell.remove(name);
                parts.removeIf(part -> part.name.equals(name));
            }
            case 4 -> {
                List<Part> one =
                        parts.stream().filter(part -> part.name.equals(name)).toList();
                Integer found = cell.get(name);
                List<Part> seen = new ArrayList<>(one);
                read(seen, found == null ? List.of() : List.of(found));
                parts.removeIf(part -> part.name.equals(name) && !seen.contains(part));
            }
            case 5 -> {
                List<Part> all = new ArrayList<>(parts);
                List<Integer> found = new ArrayList<>(cell.view().values());
                read(parts, found);
                assertThat(all).containsAll(parts);
            }
            case 6 -> {
                Map<String, Integer> view = cell.view();
                List<Integer> found = new ArrayList<>();
                view.entrySet().forEach(entry -> found.add(entry.getValue()));
                read(parts, found);
                view.entrySet().removeIf(entry -> entry.getValue() % 2 == 0);
                touchAll(parts);
                parts.removeIf(part -> part.value % 2 == 0);
            }
            default -> {
                boolean alive = parts.stream().anyMatch(part -> part.name.equals(name) && !isExpired(part));
                if (alive || !lifetime.showsExpired()) {
                    assertThat(cell.contains(name)).isEqualTo(alive);
                    if (alive && lifetime.renewedByReads()) {
                        parts.stream().filter(part -> part.name.equals(name)).forEach(this::touch);
                    }
                }
            }
        }
    }

    private List<Part> parts(String name) {
        return model.computeIfAbsent(name, absent -> new ArrayList<>());
    }

    private boolean isExpired(Part part) {
        return part.stamp + lifetime.millis() <= time.now();
    }

    private void touch(Part part) {
        part.stamp = Math.max(part.stamp, time.stamp());
    }

    private void touchAll(List<Part> parts) {
        if (lifetime.renewedByReads()) {
            parts.forEach(this::touch);
        }
    }

    private void write(List<Part> parts, String name, int value) {
        parts.removeIf(part -> part.name.equals(name) && isExpired(part));
        for (Part part : parts) {
            if (part.name.equals(name)) {
                part.value = value;
                touch(part);
                return;
            }
        }
        parts.add(new Part(name, value, time.stamp()));
    }

    /** What was read must be what lives, and what has expired only if that may be seen. */
    private void read(List<Part> parts, List<Integer> found) {
        List<Integer> alive = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (Part part : parts) {
            all.add(part.value);
            if (!isExpired(part)) {
                alive.add(part.value);
            }
        }
        if (lifetime.showsExpired()) {
            assertThat(isPart(alive, found)).as("%s of %s", alive, found).isTrue();
            assertThat(isPart(found, all)).as("%s of %s", found, all).isTrue();
        } else {
            assertThat(found).isEqualTo(alive);
        }
        parts.removeIf(this::isExpired);
        touchAll(parts);
    }

    /** Whether the elements come in that order, perhaps with others between them. */
    private static boolean isPart(List<Integer> part, List<Integer> whole) {
        int next = 0;
        for (Integer element : whole) {
            next += next < part.size() && part.get(next).equals(element) ? 1 : 0;
        }
        return next == part.size();
    }

    private void compareAll() {
        for (int i = 0; i < KEYS; i++) {
            String key = "k" + i;
            ObjectState objects = choose(key);
            for (Long namespace : new @Nullable Long[] {null, 0L, 1L}) {
                var cell = objects.<List<Integer>>value("value", lifetime);
                cell.setNamespace(namespace);
                List<Integer> found = cell.get();
                read(parts("value/" + key + "/" + namespace), found == null ? List.of() : found);
            }
            read(parts("list/" + key), objects.<Integer>list("list", lifetime).get());
            var map = objects.<String, Integer>map("map", lifetime).view();
            read(parts("map/" + key), new ArrayList<>(map.values()));
        }
    }
}
