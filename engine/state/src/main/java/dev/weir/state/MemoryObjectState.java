package dev.weir.state;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.objects.KnownClasses;
import dev.weir.data.objects.ObjectWriter;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.dataflow.state.InstanceList;
import dev.weir.dataflow.state.KeyMapping;
import dev.weir.dataflow.state.ListCell;
import dev.weir.dataflow.state.MapCell;
import dev.weir.dataflow.state.ObjectSlices;
import dev.weir.dataflow.state.ObjectState;
import dev.weir.dataflow.state.StateLifetime;
import dev.weir.dataflow.state.StateSetup;
import dev.weir.dataflow.state.StateSnapshot;
import dev.weir.dataflow.state.TimerQueue;
import dev.weir.dataflow.state.ValueCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Object state in hash tables, one a cell. */
final class MemoryObjectState implements ObjectState, StatePart {
    /** The kind of its blobs. */
    static final String KIND = "objects";

    /** A state under a name, as its user and as snapshots see it. */
    private record Held(Object view, NamedState state) {}

    private final StateSetup setup;
    private final ObjectChanges changes = new ObjectChanges();
    private final ObjectHistory history = new ObjectHistory();
    private final ObjectWriter writer = new ObjectWriter();
    private final KnownClasses known;
    private final RestoredObjects restoredObjects;
    private final Map<String, Held> states = new LinkedHashMap<>();
    private final List<ExpiringState<?>> expiring = new ArrayList<>();
    /** What was restored and nobody has asked for; null until it is read. */
    private @Nullable Map<String, RestoredObjects.State> restored;

    private @Nullable Object currentKey;
    private long currentHash;
    /** Grows with every choice of a key, so that a cell knows whether the row it found last is still the right one. */
    private long choices;

    MemoryObjectState(StateSetup setup) {
        this.setup = setup;
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        known = new KnownClasses(loader == null ? ClassLoader.getSystemClassLoader() : loader);
        restoredObjects = new RestoredObjects(setup, known);
        KeyMapping keys = setup.keys();
        if (keys != null) {
            declare("keys", keys.former());
        }
    }

    ObjectChanges changes() {
        return changes;
    }

    @Override
    public void declare(String name, Class<?> type) {
        try {
            known.declare(type);
        } catch (WeirException e) {
            throw WeirException.of(e.code(), "state '%s': %s", name, e.description())
                    .at(new Position.PlanNode(setup.node()));
        }
    }

    @Override
    public void setCurrentKey(@Nullable Object key, long hash) {
        currentKey = key;
        currentHash = hash;
        choices++;
    }

    @Override
    public @Nullable Object currentKey() {
        return currentKey;
    }

    @Override
    public long currentHash() {
        return currentHash;
    }

    long choices() {
        return choices;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> ValueCell<T> value(String name, @Nullable StateLifetime lifetime) {
        if (lifetime != null) {
            return expiring(
                    name,
                    ObjectSection.Kind.VALUE,
                    lifetime,
                    ExpiringValueCell.class,
                    (ExpiringState<StampedRow.Single<T>> state) -> new ExpiringValueCell<>(state));
        }
        return state(name, ObjectSection.Kind.VALUE, MemoryValueCell.class, () -> {
            MemoryValueCell<T> cell = new MemoryValueCell<>(this, ObjectSection.Kind.VALUE);
            return new Held(cell, cell);
        });
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> ListCell<T> list(String name, @Nullable StateLifetime lifetime) {
        if (lifetime != null) {
            return expiring(
                    name,
                    ObjectSection.Kind.LIST,
                    lifetime,
                    ExpiringListCell.class,
                    (ExpiringState<StampedRow.Elements<T>> state) -> new ExpiringListCell<>(state));
        }
        return state(name, ObjectSection.Kind.LIST, MemoryListCell.class, () -> {
            MemoryValueCell<ArrayList<T>> cell = new MemoryValueCell<>(this, ObjectSection.Kind.LIST);
            return new Held(new MemoryListCell<>(cell), cell);
        });
    }

    @Override
    @SuppressWarnings("unchecked")
    public <K, V> MapCell<K, V> map(String name, @Nullable StateLifetime lifetime) {
        if (lifetime != null) {
            return expiring(
                    name,
                    ObjectSection.Kind.MAP,
                    lifetime,
                    ExpiringMapCell.class,
                    (ExpiringState<StampedRow.Entries<K, V>> state) -> new ExpiringMapCell<>(state));
        }
        return state(name, ObjectSection.Kind.MAP, MemoryMapCell.class, () -> {
            MemoryValueCell<Map<K, V>> cell = new MemoryValueCell<>(this, ObjectSection.Kind.MAP);
            return new Held(new MemoryMapCell<>(cell), cell);
        });
    }

    private <R extends StampedRow, C> C expiring(
            String name,
            ObjectSection.Kind plain,
            StateLifetime lifetime,
            Class<C> type,
            Function<ExpiringState<R>, C> view) {
        ObjectSection.Kind kind = plain.in(lifetime.time());
        return state(name, kind, type, () -> {
            ExpiringState<R> state = new ExpiringState<>(new MemoryValueCell<>(this, kind), lifetime);
            expiring.add(state);
            return new Held(view.apply(state), state);
        });
    }

    @Override
    public long forgetExpired(int records, long nowMillis) {
        long next = Long.MAX_VALUE;
        for (ExpiringState<?> state : expiring) {
            next = Math.min(next, state.forgetExpired(records, nowMillis));
        }
        return next;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> ObjectSlices<T> slices(String name) {
        return tables(name, ObjectSection.Kind.SLICES);
    }

    @Override
    public <T> ObjectSlices.Slice<T> broadcast(String name) {
        return this.<T>tables(name, ObjectSection.Kind.BROADCAST).slice(0);
    }

    @SuppressWarnings("unchecked")
    private <T> ObjectSlices<T> tables(String name, ObjectSection.Kind kind) {
        return state(name, kind, MemoryObjectSlices.class, () -> {
            MemoryObjectSlices<T> slices = new MemoryObjectSlices<>(changes, kind);
            return new Held(slices, slices);
        });
    }

    @Override
    public TimerQueue timers(String name) {
        return state(name, ObjectSection.Kind.TIMERS, MemoryTimerQueue.class, () -> {
            MemoryTimerQueue queue = new MemoryTimerQueue(this);
            return new Held(queue, queue);
        });
    }

    @SuppressWarnings("unchecked")
    <T> InstanceList<T> instanceList(String name, InstanceList.Redistribution redistribution) {
        MemoryInstanceList<T> fresh = new MemoryInstanceList<>(redistribution);
        return state(name, fresh.kind(), MemoryInstanceList.class, () -> new Held(fresh, fresh));
    }

    private <S> S state(String name, ObjectSection.Kind kind, Class<S> type, Supplier<Held> factory) {
        Held held = states.get(name);
        if (held == null) {
            held = factory.get();
            if (setup.options().find(CheckpointOptions.INTERVAL).isPresent()) {
                ObjectWriter.warm();
            }
            RestoredObjects.State from = restored().remove(name);
            if (from != null) {
                restoredObjects.load(name, from, held.state);
                if (changes.hasSnapshots()) {
                    // Earlier snapshots have it in another form, whose entries these do not take the place of.
                    changes.forget();
                }
            }
            states.put(name, held);
        }
        if (held.state.kind() != kind) {
            throw new IllegalArgumentException("state '" + name + "' was asked for before as another kind of state");
        }
        return type.cast(held.view);
    }

    private Map<String, RestoredObjects.State> restored() {
        Map<String, RestoredObjects.State> present = restored;
        if (present == null) {
            present = restoredObjects.read();
            restored = present;
        }
        return present;
    }

    @Override
    public StateSnapshot freeze(long checkpoint) {
        Map<String, RestoredObjects.State> unclaimed = restored();
        if (states.isEmpty() && unclaimed.isEmpty()) {
            return StateSnapshot.EMPTY;
        }
        // They may ask for states that there were not yet.
        List.copyOf(states.values()).forEach(held -> held.state.beforeFreeze(checkpoint));
        int since = history.since(changes);
        ObjectSnapshot snapshot = new ObjectSnapshot(
                since, changes.interval(), since < 0 ? List.of() : history.base(), writer, changes.fixed());
        if (snapshot.isFull()) {
            unclaimed.forEach((name, state) -> passOn(name, state, snapshot));
        }
        states.forEach((name, held) -> {
            ObjectSection section = new ObjectSection(name, held.state.kind());
            snapshot.blob().add(section);
            held.state.freeze(snapshot, section);
        });
        changes.begin();
        history.add(checkpoint, snapshot);
        return snapshot;
    }

    /** Restored state that nobody has asked for goes on as it is. */
    private void passOn(String name, RestoredObjects.State state, ObjectSnapshot snapshot) {
        if (state.kind() == ObjectSection.Kind.UNION_LIST && setup.subtask() != 0) {
            return;
        }
        Map<StoredEntries.Origin, ObjectSection> sections = new LinkedHashMap<>();
        state.entries().merge();
        state.entries().forEach((entry, origin, removes) -> {
            if (state.kind().isKeyed() && !restoredObjects.isMine(entry.hash())) {
                return; // Of another instance, which passes it on.
            }
            ObjectSection section = sections.get(origin);
            if (section == null) {
                section = new ObjectSection(name, origin.kind());
                sections.put(origin, section);
                snapshot.blob().add(section, origin.classes().description());
            }
            section.put(entry);
        });
    }

    @Override
    public void completed(long checkpoint) {
        int ended = history.completed(checkpoint);
        if (ended >= 0) {
            states.values().forEach(held -> held.state.trim(ended));
        }
    }

    @Override
    public void aborted(long checkpoint) {
        history.aborted(checkpoint);
    }
}
