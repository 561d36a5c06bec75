package dev.weir.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.WeirException;
import dev.weir.data.Hashing;
import dev.weir.dataflow.checkpoint.Blob;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.InstanceList;
import dev.weir.dataflow.state.ObjectSlices;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.StateSnapshot;
import dev.weir.dataflow.state.StateStore;
import dev.weir.dataflow.state.TimerQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Snapshots of single states, by example. */
final class ObjectSnapshotTest {
    private static void key(ObjectState objects, String key) {
        objects.setCurrentKey(key, Hashing.ofObject(key));
    }

    private static RestoredState alone(List<StateBlob> blobs) {
        return new RestoredState(0, 1, blobs);
    }

    @Test
    void whatIsChangedInPlaceBehindTheFreezeIsNotInTheSnapshot() {
        StateStore store = ObjectWorld.fresh();
        key(store.objects(), "a");
        store.objects().<List<Integer>>value("v").set(new ArrayList<>(List.of(1)));
        StateSnapshot snapshot = store.freeze(1);
        Objects.requireNonNull(store.objects().<List<Integer>>value("v").get()).add(2);
        StateStore restored = ObjectWorld.restore(List.of(alone(ObjectWorld.finish(snapshot))), 1)
                .getFirst();
        key(restored.objects(), "a");
        assertThat(restored.objects().<List<Integer>>value("v").get()).containsExactly(1);
        assertThat(store.objects().<List<Integer>>value("v").get()).containsExactly(1, 2);
    }

    @Test
    void onlyWhatWasTouchedIsWrittenAgain() {
        StateStore store = ObjectWorld.fresh();
        for (int i = 0; i < 1000; i++) {
            key(store.objects(), "key" + i);
            store.objects().<List<Integer>>value("v").set(new ArrayList<>(List.of(i)));
        }
        List<StateBlob> full = ObjectWorld.finish(store.freeze(1));
        store.completed(1);
        key(store.objects(), "key7");
        Objects.requireNonNull(store.objects().<List<Integer>>value("v").get()).add(77);
        key(store.objects(), "key8");
        store.objects().value("v").clear();
        List<StateBlob> both = ObjectWorld.finish(store.freeze(2));
        assertThat(both).hasSize(2).startsWith(full.getFirst());
        assertThat(both.getLast().blob().length())
                .isLessThan(full.getFirst().blob().length() / 50);
        StateStore restored = ObjectWorld.restore(List.of(alone(both)), 1).getFirst();
        key(restored.objects(), "key7");
        assertThat(restored.objects().<List<Integer>>value("v").get()).containsExactly(7, 77);
        key(restored.objects(), "key8");
        assertThat(restored.objects().value("v").get()).isNull();
        key(restored.objects(), "key9");
        assertThat(restored.objects().<List<Integer>>value("v").get()).containsExactly(9);
    }

    @Test
    void aCheckpointThatWasGivenUpIsNotBuiltUpon() {
        StateStore store = ObjectWorld.fresh();
        key(store.objects(), "a");
        store.objects().value("v").set(1);
        ObjectWorld.finish(store.freeze(1));
        store.aborted(1);
        assertThat(ObjectWorld.finish(store.freeze(2))).hasSize(1);
        store.completed(2);
        key(store.objects(), "b");
        store.objects().value("v").set(2);
        ObjectWorld.finish(store.freeze(3));
        store.aborted(3);
        StateStore restored = ObjectWorld.restore(List.of(alone(ObjectWorld.finish(store.freeze(4)))), 1)
                .getFirst();
        key(restored.objects(), "b");
        assertThat(restored.objects().value("v").get()).isEqualTo(2);
    }

    @Test
    void timersComeBackInOrder() {
        StateStore store = ObjectWorld.fresh();
        TimerQueue timers = store.objects().timers("t");
        for (String key : List.of("c", "a", "b")) {
            key(store.objects(), key);
            timers.add(10, null);
            timers.add(5, "w" + key);
        }
        key(store.objects(), "a");
        timers.remove(10, null);
        StateSnapshot snapshot = store.freeze(1);
        timers.poll(100);
        StateStore restored = ObjectWorld.restore(List.of(alone(ObjectWorld.finish(snapshot))), 1)
                .getFirst();
        TimerQueue again = restored.objects().timers("t");
        List<String> fired = new ArrayList<>();
        for (TimerQueue.Timer timer = again.poll(100); timer != null; timer = again.poll(100)) {
            fired.add(timer.time() + " " + timer.key() + " " + timer.namespace());
        }
        assertThat(fired).containsExactly("5 c wc", "5 a wa", "5 b wb", "10 c null", "10 b null");
    }

    @Test
    void listsOfInstancesAreDealtOutOrGivenToAll() {
        List<StateStore> stores = ObjectWorld.restore(List.of(), 2);
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                stores.get(i)
                        .instanceList("s", InstanceList.Redistribution.SPLIT)
                        .add("s" + i + j);
                stores.get(i)
                        .instanceList("u", InstanceList.Redistribution.UNION)
                        .add("u" + i + j);
            }
        }
        List<RestoredState> states = ObjectWorld.checkpoint(stores, 1);
        List<Object> dealt = new ArrayList<>();
        for (StateStore store : ObjectWorld.restore(states, 3)) {
            List<Object> part =
                    store.instanceList("s", InstanceList.Redistribution.SPLIT).get();
            assertThat(part).hasSize(2);
            dealt.addAll(part);
            assertThat(store.instanceList("u", InstanceList.Redistribution.UNION)
                            .get())
                    .containsExactly("u00", "u01", "u02", "u10", "u11", "u12");
        }
        assertThat(dealt).containsExactlyInAnyOrder("s00", "s01", "s02", "s10", "s11", "s12");
    }

    /** What a list had held came back, when an instance had nothing else to say. */
    @Test
    void aListThatHasBecomeEmptyIsEmptyWhenItIsRestored() {
        StateStore store = ObjectWorld.fresh();
        InstanceList<String> list = store.instanceList("s", InstanceList.Redistribution.SPLIT);
        list.add("gone");
        ObjectWorld.finish(store.freeze(1));
        store.completed(1);
        list.set(List.of());
        List<RestoredState> states = List.of(alone(ObjectWorld.finish(store.freeze(2))));
        assertThat(ObjectWorld.restore(states, 1)
                        .getFirst()
                        .instanceList("s", InstanceList.Redistribution.SPLIT)
                        .get())
                .isEmpty();
    }

    @Test
    void broadcastStateGoesToAllWhateverTheirKeys() {
        List<StateStore> stores = ObjectWorld.restore(List.of(), 2);
        for (StateStore store : stores) {
            ObjectSlices.Slice<Object> rules = store.objects().broadcast("rules");
            for (String key : List.of("a", "b", "c", "d")) {
                rules.setValue(rules.locate(key, Hashing.ofObject(key)), key + "!");
            }
        }
        for (StateStore store : ObjectWorld.restore(ObjectWorld.checkpoint(stores, 1), 3)) {
            ObjectSlices.Slice<Object> rules = store.objects().broadcast("rules");
            assertThat(rules.size()).isEqualTo(4);
            assertThat(rules.value(rules.find("c", Hashing.ofObject("c")))).isEqualTo("c!");
        }
    }

    @Test
    void whatNobodyAsksForStays() {
        StateStore store = ObjectWorld.fresh();
        key(store.objects(), "a");
        store.objects().value("old").set("kept");
        store.instanceList("u", InstanceList.Redistribution.UNION).add("once");
        List<RestoredState> states = List.of(alone(ObjectWorld.finish(store.freeze(1))));
        for (int round = 2; round < 5; round++) {
            List<StateStore> restored = ObjectWorld.restore(states, round);
            for (StateStore next : restored) {
                key(next.objects(), "a");
                next.objects().value("new").set(round);
            }
            states = ObjectWorld.checkpoint(restored, round);
        }
        StateStore last = ObjectWorld.restore(states, 1).getFirst();
        key(last.objects(), "a");
        assertThat(last.objects().value("old").get()).isEqualTo("kept");
        assertThat(last.instanceList("u", InstanceList.Redistribution.UNION).get())
                .containsExactly("once");
    }

    @Test
    void damageNamesOperatorAndState() {
        StateStore store = ObjectWorld.fresh();
        key(store.objects(), "a");
        store.objects().value("balance").set("some text");
        byte[] bytes =
                ((Blob.Inline) ObjectWorld.finish(store.freeze(1)).getFirst().blob()).bytes();
        for (int length = 0; length < bytes.length; length++) {
            List<RestoredState> states = List.of(alone(
                    List.of(new StateBlob(MemoryObjectState.KIND, new Blob.Inline(Arrays.copyOf(bytes, length))))));
            StateStore restored = ObjectWorld.restore(states, 1).getFirst();
            assertThatThrownBy(() -> restored.objects().value("balance"))
                    .isInstanceOf(WeirException.class)
                    .hasMessageContaining("op")
                    .hasMessageContaining("WEIR-STATE-0001");
        }
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 6);
        StateStore restored = ObjectWorld.restore(
                        List.of(alone(List.of(new StateBlob(MemoryObjectState.KIND, new Blob.Inline(cut))))), 1)
                .getFirst();
        assertThatThrownBy(() -> restored.objects().value("balance")).hasMessageContaining("'balance'");
    }

    @Test
    void aStateOfAnotherKindIsRefused() {
        StateStore store = ObjectWorld.fresh();
        key(store.objects(), "a");
        store.objects().value("x").set(1);
        StateStore restored = ObjectWorld.restore(List.of(alone(ObjectWorld.finish(store.freeze(1)))), 1)
                .getFirst();
        assertThatThrownBy(() -> restored.objects().list("x"))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("state 'x' was stored as a VALUE and is now asked for as a LIST");
    }

    @Test
    void piecesAreBounded() {
        StateStore store = ObjectWorld.fresh();
        for (int i = 0; i < 100_000; i++) {
            key(store.objects(), "key" + i);
            store.objects().value("v").set(i);
        }
        StateSnapshot snapshot = store.freeze(1);
        int pieces = 1;
        while (snapshot.prepare()) {
            pieces++;
        }
        assertThat(pieces).isGreaterThan(10);
    }
}
