package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.data.Hashing;
import dev.weir.dataflow.state.ListCell;
import dev.weir.dataflow.state.MapCell;
import dev.weir.dataflow.state.ObjectSlices;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.ValueCell;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class MemoryObjectStateTest {
    private final MemoryObjectState state = new MemoryObjectState(StateSetup.fresh("test", 0, 1, 128));

    @Test
    void keepsValuesByKeyAndNamespace() {
        ValueCell<String> cell = state.value("last");
        key("a");
        cell.set("1");
        cell.setNamespace(10L);
        assertThat(cell.get()).isNull();
        cell.set("2");
        key("b");
        assertThat(cell.get()).isNull();
        key("a");
        assertThat(cell.get()).isEqualTo("2");
        cell.clear();
        assertThat(cell.get()).isNull();
        cell.setNamespace(null);
        assertThat(cell.get()).isEqualTo("1");
        assertThat(state.<String>value("last")).isSameAs(cell);
    }

    @Test
    void listsAndMapsAreEmptyUntilFilled() {
        ListCell<Integer> list = state.list("list");
        MapCell<String, Integer> map = state.map("map");
        key("a");
        assertThat(list.get()).isEmpty();
        assertThat(map.view()).isEmpty();
        list.add(1);
        list.add(2);
        map.put("x", 1);
        key("b");
        assertThat(list.get()).isEmpty();
        assertThat(map.contains("x")).isFalse();
        key("a");
        assertThat(list.get()).containsExactly(1, 2);
        assertThat(map.view()).isEqualTo(Map.of("x", 1));
        list.set(List.of());
        map.remove("x");
        assertThat(list.get()).isEmpty();
        assertThat(map.view()).isEmpty();
    }

    @Test
    void slicesGoWhole() {
        ObjectSlices<String> slices = state.slices("slices");
        ObjectSlices.Slice<String> slice = slices.slice(20);
        slice.setValue(slice.locate("k", Hashing.ofObject("k")), "v");
        slices.slice(10);
        assertThat(slices.ids()).containsExactly(10, 20);
        slices.drop(20);
        assertThat(slices.find(20)).isNull();
    }

    @Test
    void manyKeysAreLocatedAsOneByOne() {
        // Few hashes, so that keys share them and the index's first places.
        locateMany(n -> "k" + n, key -> Hashing.mix(key.hashCode() / 3));
        // Numbers are known by their hashes.
        locateMany(n -> (long) n, Hashing::ofObject);
    }

    private void locateMany(IntFunction<Object> key, ToLongFunction<Object> hash) {
        SplittableRandom random = new SplittableRandom(5);
        String name = key.apply(0).getClass().getSimpleName();
        ObjectSlices.Slice<String> together =
                state.<String>slices("together " + name).slice(0);
        ObjectSlices.Slice<String> apart = state.<String>slices("apart " + name).slice(0);
        for (int keys = 1; keys < 3_000; keys *= 3) {
            int most = keys;
            Object[] some = random.ints(500)
                    .mapToObj(n -> key.apply(Math.floorMod(n, most)))
                    .toArray();
            long[] hashes = Arrays.stream(some).mapToLong(hash).toArray();
            int[] positions = random.ints(400, 0, some.length).toArray();
            int[] rows = new int[positions.length];
            together.locate(some, hashes, positions, positions.length, rows);
            for (int i = 0; i < positions.length; i++) {
                assertThat(rows[i]).isEqualTo(apart.locate(some[positions[i]], hashes[positions[i]]));
                assertThat(together.key(rows[i])).isEqualTo(some[positions[i]]);
            }
        }
        assertThat(together.size()).isEqualTo(apart.size()).isGreaterThan(500);
    }

    @Test
    void aNameHasOneKind() {
        state.value("x");
        assertThatThrownBy(() -> state.list("x")).isInstanceOf(IllegalArgumentException.class);
    }

    private void key(String key) {
        state.setCurrentKey(key, Hashing.ofObject(key));
    }
}
