package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.data.Hashing;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.ListCell;
import dev.weir.dataflow.state.MapCell;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.StateLifetime;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateStore;
import dev.weir.dataflow.state.ValueCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpiringStateTest {
    private final TestingTime time = new TestingTime(false, 0);

    private static void choose(ObjectState objects, String key) {
        objects.setCurrentKey(key, Hashing.ofObject(key));
    }

    private ObjectState restored(StateStore store) {
        List<RestoredState> states = ObjectWorld.checkpoint(List.of(store), 1);
        return ObjectWorld.restore(states, 1).getFirst().objects();
    }

    @Test
    void whatNobodyAsksForLeavesMemoryInBoundedPieces() {
        MemoryObjectState objects = new MemoryObjectState(StateSetup.fresh("op", 0, 1, 128));
        ExpiringState<StampedRow.Single<Integer>> state = new ExpiringState<>(
                new MemoryValueCell<>(objects, ObjectSection.Kind.VALUE_IN_PROCESSING_TIME), time.lifetime(100));
        ValueCell<Integer> cell = new ExpiringValueCell<>(state);
        for (int i = 0; i < 5_000; i++) {
            choose(objects, "k" + i);
            cell.set(i);
            if (i % 100 == 0) {
                state.forgetExpired(100, time.now());
            }
        }
        time.set(100);
        int pieces = 0;
        int before = state.rows().table().size();
        assertThat(before).isEqualTo(5_000);
        while (state.rows().table().size() > 0) {
            long next = state.forgetExpired(0, time.now());
            int after = state.rows().table().size();
            assertThat(before - after).as("removed at once").isLessThanOrEqualTo(256);
            assertThat(after == 0 || next <= time.now() + 10).isTrue();
            before = after;
            pieces++;
        }
        assertThat(pieces).isBetween(20, 60);
        assertThat(state.forgetExpired(0, time.now())).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aWakeUpIsAskedForWhenTheOldestCanHaveExpired() {
        ObjectState objects = ObjectWorld.fresh().objects();
        ValueCell<String> cell = objects.value("x", time.lifetime(1_000));
        choose(objects, "a");
        time.set(50);
        cell.set("v");
        time.set(60);
        assertThat(objects.forgetExpired(1, 60)).isEqualTo(1_050);
        time.set(1_050);
        assertThat(objects.forgetExpired(0, 1_050)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aFullSnapshotLeavesOutWhatHasExpired() {
        StateStore store = ObjectWorld.fresh();
        StateLifetime lifetime = time.lifetime(10, false, true, null);
        ValueCell<String> cell = store.objects().value("x", lifetime);
        choose(store.objects(), "a");
        cell.set("old");
        time.set(5);
        choose(store.objects(), "b");
        cell.set("young");
        time.set(10);
        ObjectState again = restored(store);
        ValueCell<String> restored = again.value("x", lifetime);
        choose(again, "a");
        assertThat(restored.get()).isNull();
        choose(again, "b");
        assertThat(restored.get()).isEqualTo("young");
    }

    @Test
    void changesDoNotBringBackWhatHasExpired() {
        StateStore store = ObjectWorld.fresh();
        StateLifetime lifetime = time.lifetime(10);
        MapCell<String, Integer> map = store.objects().map("x", lifetime);
        choose(store.objects(), "a");
        map.put("first", 1);
        ObjectWorld.checkpoint(List.of(store), 1);
        store.completed(1);
        time.set(9);
        map.put("second", 2);
        time.set(12);
        List<StateBlob> blobs = ObjectWorld.finish(store.freeze(2));
        assertThat(blobs).hasSize(2);
        ObjectState again = ObjectWorld.restore(List.of(new RestoredState(0, 1, blobs)), 1)
                .getFirst()
                .objects();
        choose(again, "a");
        assertThat(again.map("x", lifetime).view()).isEqualTo(Map.of("second", 2));
    }

    @Test
    void stateThatLivedForEverCountsAsTouchedAtTheRestore() {
        StateStore store = ObjectWorld.fresh();
        choose(store.objects(), "a");
        store.objects().value("value").set(1);
        store.objects().list("list").add(2);
        store.objects().map("map").put("k", 3);
        time.set(1_000);
        ObjectState again = restored(store);
        choose(again, "a");
        ValueCell<Integer> value = again.value("value", time.lifetime(10));
        ListCell<Integer> list = again.list("list", time.lifetime(10));
        MapCell<String, Integer> map = again.map("map", time.lifetime(10));
        time.set(1_009);
        assertThat(value.get()).isEqualTo(1);
        assertThat(list.get()).containsExactly(2);
        assertThat(map.view()).isEqualTo(Map.of("k", 3));
        time.set(1_010);
        assertThat(value.get()).isNull();
        assertThat(list.get()).isEmpty();
        assertThat(map.view()).isEmpty();
    }

    @Test
    void stateThatNoLongerExpiresKeepsWhatThereIs() {
        StateStore store = ObjectWorld.fresh();
        choose(store.objects(), "a");
        store.objects().value("value", time.lifetime(10)).set(1);
        store.objects().list("list", time.lifetime(10)).add(2);
        store.objects().map("map", time.lifetime(10)).put("k", 3);
        ObjectState again = restored(store);
        choose(again, "a");
        assertThat(again.value("value").get()).isEqualTo(1);
        again.list("list").add(4);
        assertThat(again.list("list").get()).containsExactly(2, 4);
        again.map("map").put("l", 5);
        assertThat(again.map("map").view()).isEqualTo(Map.of("k", 3, "l", 5));
    }

    @Test
    void timesOfAnotherClockAreForgotten() {
        StateStore store = ObjectWorld.fresh();
        choose(store.objects(), "a");
        time.set(5_000_000);
        store.objects().value("value", time.lifetime(10)).set(1);
        TestingTime event = new TestingTime(true, 100);
        ObjectState again = restored(store);
        ValueCell<Integer> value = again.value("value", event.lifetime(10));
        choose(again, "a");
        event.set(109);
        assertThat(value.get()).isEqualTo(1);
        event.set(110);
        assertThat(value.get()).isNull();
    }

    @Test
    void instancesThatAskedForItAndOthersThatDidNotGoOnTogether() {
        StateStore store = ObjectWorld.fresh();
        for (int i = 0; i < 20; i++) {
            choose(store.objects(), "k" + i);
            store.objects().value("value").set(i);
        }
        List<StateStore> two = ObjectWorld.restore(ObjectWorld.checkpoint(List.of(store), 1), 2);
        two.getFirst().objects().value("value", time.lifetime(10));
        List<StateStore> one = ObjectWorld.restore(ObjectWorld.checkpoint(two, 2), 1);
        ObjectState objects = one.getFirst().objects();
        ValueCell<Integer> value = objects.value("value", time.lifetime(10));
        for (int i = 0; i < 20; i++) {
            choose(objects, "k" + i);
            assertThat(value.get()).isEqualTo(i);
        }
    }

    @Test
    void whatWasTouchedBeforeEventTimeWasKnownLivesFromThenOn() {
        TestingTime event = new TestingTime(true, StateLifetime.UNKNOWN);
        StateStore store = ObjectWorld.fresh();
        ValueCell<String> value = store.objects().value("value", event.lifetime(10));
        ListCell<String> list = store.objects().list("list", event.lifetime(10));
        choose(store.objects(), "a");
        value.set("v");
        list.add("e");
        store.objects().forgetExpired(1, 0);
        event.set(1_000_000);
        store.objects().forgetExpired(1, 0);
        event.set(1_000_009);
        assertThat(value.get()).isEqualTo("v");
        assertThat(list.get()).containsExactly("e");
        event.set(1_000_010);
        assertThat(value.get()).isNull();
        assertThat(list.get()).isEmpty();
    }

    @Test
    void expiredPartsAreShownOnceIfTheyMayBe() {
        ObjectState objects = ObjectWorld.fresh().objects();
        StateLifetime lifetime = time.lifetime(10, true, true, null);
        ValueCell<String> value = objects.value("value", lifetime);
        MapCell<String, Integer> map = objects.map("map", lifetime);
        choose(objects, "a");
        value.set("v");
        map.put("k", 1);
        time.set(5);
        map.put("l", 2);
        time.set(10);
        assertThat(value.get()).isEqualTo("v");
        assertThat(value.get()).isNull();
        List<String> seen = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : map.view().entrySet()) {
            seen.add(entry.getKey());
            entry.setValue(entry.getValue() + 10);
        }
        assertThat(seen).containsExactly("k", "l");
        time.set(19);
        assertThat(map.view()).isEqualTo(Map.of("k", 11, "l", 12));
    }
}
