package dev.weir.state;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.objects.KnownClasses;
import dev.weir.data.objects.ObjectReader;
import dev.weir.dataflow.KeyGroups;
import dev.weir.dataflow.checkpoint.BlobStore;
import dev.weir.dataflow.checkpoint.RestoredState;
import dev.weir.dataflow.checkpoint.StateBlob;
import dev.weir.dataflow.state.KeyMapping;
import dev.weir.dataflow.state.StateSetup;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the objects that an instance takes over, as bytes; classes are looked for when somebody asks for a state. */
final class RestoredObjects {
    /** Classes as they were, and how to read objects of them. */
    record Classes(byte[] description, ObjectReader reader) {}

    /** An entry's identity. */
    record Key(long place, long hash, byte[] bytes) {}

    /** An entry's value, and the kind of the section that it was in. */
    record Value(Classes classes, ObjectSection.Kind kind, byte[] bytes) {}

    /** A state's entries; its kind is a plain one. */
    record State(ObjectSection.Kind kind, StoredEntries entries) {}

    private final StateSetup setup;
    private final KnownClasses known;

    RestoredObjects(StateSetup setup, KnownClasses known) {
        this.setup = setup;
        this.known = known;
    }

    /** The states by name: of keyed state this instance's key groups, of the rest its share. */
    Map<String, State> read() {
        Map<String, State> all = new LinkedHashMap<>();
        BlobStore blobs = setup.blobs();
        if (blobs == null) {
            return all;
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (RestoredState instance : setup.restored()) {
            Map<String, State> own = new LinkedHashMap<>();
            boolean isFirst = true;
            for (StateBlob part : instance.blobs()) {
                if (part.kind().equals(MemoryObjectState.KIND)) {
                    new Blob(part, instance.subtask(), isFirst).readInto(own, blobs);
                    isFirst = false;
                }
            }
            own.forEach((name, state) -> share(instance, name, state, all, counts));
        }
        return all;
    }

    private void share(
            RestoredState instance, String name, State from, Map<String, State> all, Map<String, Integer> counts) {
        State present = all.get(name);
        if (present != null && present.kind != from.kind) {
            throw WeirException.of(
                            StateError.DAMAGED_STATE,
                            "state '%s' is a %s of one instance and a %s of another",
                            name,
                            present.kind,
                            from.kind)
                    .at(new Position.PlanNode(setup.node()));
        }
        if (present != null && from.kind == ObjectSection.Kind.BROADCAST) {
            return;
        }
        if (present == null && !from.kind.isWhole() && (!from.kind.isKeyed() || isWholeMine(instance))) {
            all.put(name, from);
            return;
        }
        State into = all.computeIfAbsent(name, key -> new State(from.kind, new StoredEntries()));
        from.entries.drain((key, value) -> {
            if (!from.kind.isWhole()) {
                // With other keys, home is known when the key is: then all come along.
                if (!from.kind.isKeyed() || setup.keys() != null || isMine(key.hash)) {
                    into.entries.put(key, value);
                }
                return;
            }
            int number = counts.merge(name, 1, Integer::sum) - 1;
            if (from.kind == ObjectSection.Kind.UNION_LIST || isPartMine(instance, number)) {
                into.entries.put(new Key(number, 0, ObjectSection.NOTHING), value);
            }
        });
    }

    /** Whether all that an instance had belongs to this one. */
    private boolean isWholeMine(RestoredState instance) {
        return setup.parallelism() == 1
                || instance.parallelism() == setup.parallelism() && instance.subtask() == setup.subtask();
    }

    /** Who has as many instances as before gives each what it had: a part of them may be restored alone. */
    private boolean isPartMine(RestoredState instance, int number) {
        return instance.parallelism() == setup.parallelism()
                ? instance.subtask() == setup.subtask()
                : number % setup.parallelism() == setup.subtask();
    }

    /** Whether a hash belongs to the instance's key groups. */
    boolean isMine(long hash) {
        int group = KeyGroups.of(hash, setup.maxParallelism());
        return KeyGroups.subtask(group, setup.maxParallelism(), setup.parallelism()) == setup.subtask();
    }

    /** One blob of one former instance. */
    private final class Blob {
        private final StateBlob part;
        private final int subtask;
        private final boolean isFirst;
        private final List<Classes> classes = new ArrayList<>();
        private String state = "";

        Blob(StateBlob part, int subtask, boolean isFirst) {
            this.part = part;
            this.subtask = subtask;
            this.isFirst = isFirst;
        }

        void readInto(Map<String, State> states, BlobStore blobs) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(blobs.read(part.blob()), 1 << 16))) {
                read(in, states);
            } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw WeirException.of(
                                StateError.DAMAGED_STATE,
                                "the state of instance %d cannot be read%s: %s",
                                subtask,
                                state.isEmpty() ? "" : " at '" + state + "'",
                                e)
                        .at(new Position.PlanNode(setup.node()))
                        .causedBy(e);
            }
        }

        private void read(DataInputStream in, Map<String, State> states) throws IOException {
            expect(in.readInt() == ObjectBlob.MAGIC, "it does not begin as object state does");
            int version = in.readInt();
            expect(version == ObjectBlob.VERSION, "it is of version " + version);
            expect(in.readBoolean() == isFirst, "changes and what they change do not come in order");
            for (int i = count(in.readInt()); i > 0; i--) {
                byte[] description = bytes(in, in.readInt());
                DataInputStream table = new DataInputStream(new ByteArrayInputStream(description));
                classes.add(new Classes(description, ObjectReader.of(table, known)));
            }
            Set<String> seen = new HashSet<>();
            for (int i = count(in.readInt()); i > 0; i--) {
                state = in.readUTF();
                readSection(in, states, seen.add(state));
            }
            state = "";
            expect(in.readInt() == ObjectBlob.MAGIC, "it does not end as object state does");
            expect(in.read() < 0, "it goes on behind its end");
        }

        private void readSection(DataInputStream in, Map<String, State> states, boolean isFirstOfName)
                throws IOException {
            ObjectSection.Kind kind = ObjectSection.Kind.of(in.readByte());
            Classes table = classes.get(in.readInt());
            State into = states.computeIfAbsent(state, name -> new State(kind.plain(), new StoredEntries()));
            expect(into.kind == kind.plain(), "it is a " + kind + " and was a " + into.kind);
            if (kind.isWhole() && isFirstOfName) {
                into.entries.clear();
            }
            Set<Long> dropped = new HashSet<>();
            for (int i = count(in.readInt()); i > 0; i--) {
                dropped.add(in.readLong());
            }
            if (!dropped.isEmpty()) {
                into.entries.removePlaces(dropped::contains);
            }
            for (long i = in.readLong(); i > 0; i--) {
                entry(in, kind, table, (key, value) -> into.entries.remove(key));
            }
            long offset = kind.isWhole() ? into.entries.size() : 0;
            for (long i = in.readLong(); i > 0; i--) {
                entry(
                        in,
                        kind,
                        table,
                        (key, value) -> into.entries.put(
                                offset == 0 ? key : new Key(key.place + offset, key.hash, key.bytes), value));
            }
        }

        private void entry(DataInputStream in, ObjectSection.Kind kind, Classes table, BiConsumer<Key, Value> consumer)
                throws IOException {
            long place = in.readLong();
            long hash = in.readLong();
            int keyLength = in.readInt();
            int valueLength = in.readInt();
            Key key = new Key(place, hash, bytes(in, keyLength));
            consumer.accept(key, new Value(table, kind, bytes(in, valueLength)));
        }

        private byte[] bytes(DataInputStream in, int length) throws IOException {
            expect(length >= 0 && length <= part.blob().length(), "it has a length of " + length);
            byte[] bytes = new byte[length];
            in.readFully(bytes);
            return bytes;
        }

        private int count(int count) throws IOException {
            expect(count >= 0 && count <= part.blob().length(), "it has a count of " + count);
            return count;
        }

        private void expect(boolean holds, String otherwise) throws IOException {
            if (!holds) {
                throw new IOException(otherwise);
            }
        }
    }

    /** Hands the entries of a state to its holder, as objects. */
    void load(String name, State from, NamedState into) {
        if (from.kind != into.kind().plain()) {
            throw WeirException.of(
                            StateError.CHANGED_LAYOUT,
                            "state '%s' was stored as a %s and is now asked for as a %s",
                            name,
                            from.kind,
                            into.kind().plain())
                    .at(new Position.PlanNode(setup.node()))
                    .hint("give the new state another name");
        }
        Set<Classes> used = new HashSet<>();
        KeyMapping keys = from.kind.isKeyed() ? setup.keys() : null;
        MappedEntries mapped = keys == null ? null : new MappedEntries(name, from.kind, keys, this::isMine);
        RestoredEntries target = mapped == null ? into : mapped;
        try {
            from.entries.drain((key, value) -> {
                ObjectReader reader = value.classes.reader();
                used.add(value.classes);
                @Nullable
                Object[] pair = key.bytes.length == 0 ? new @Nullable Object[2] : reader.readPair(name, key.bytes);
                checkHash(name, pair[1], key.hash, from.kind);
                if (value.kind.isStamped()) {
                    restoreStamped(name, key, pair, value, into.kind(), target);
                } else {
                    Object object = value.bytes.length == 0 ? null : reader.read(name, value.bytes);
                    target.restore(key.place, key.hash, pair[0], pair[1], object);
                }
            });
            if (mapped != null) {
                mapped.handOver(into);
            }
        } catch (WeirException e) {
            throw e.atIfAbsent(new Position.PlanNode(setup.node()));
        } finally {
            used.forEach(classes -> classes.reader().rest());
        }
    }

    private static void restoreStamped(
            String name,
            Key key,
            @Nullable Object[] pair,
            Value value,
            ObjectSection.Kind wanted,
            RestoredEntries into) {
        @Nullable Object[] stamped = value.classes.reader().readPair(name, value.bytes);
        if (!(stamped[0] instanceof long[] stamps)) {
            throw WeirException.of(StateError.DAMAGED_STATE, "an entry of state '%s' has no times", name);
        }
        if (value.kind == wanted) {
            into.restoreStamped(key.place, key.hash, pair[0], pair[1], stamped[1], stamps);
        } else {
            // Times of another clock say nothing: it counts as touched now, if that counts.
            into.restore(key.place, key.hash, pair[0], pair[1], stamped[1]);
        }
    }

    /** A hashCode that users write may follow from addresses: such a key would not be found again. */
    private static void checkHash(String name, @Nullable Object key, long hash, ObjectSection.Kind kind) {
        if (key == null || key.getClass().getClassLoader() == null || !kind.isKeyed()) {
            return;
        }
        if (dev.weir.data.Hashing.ofObject(key) != hash) {
            throw WeirException.of(
                            StateError.UNSTABLE_KEY,
                            "state '%s': the hashCode of key %s is another one than when it was stored",
                            name,
                            Objects.toString(key))
                    .hint("a key's hashCode must be the same in every process; use an enum's name in it");
        }
    }
}
