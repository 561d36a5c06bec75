package dev.weir.state;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.objects.DamagedBytesException;
import dev.weir.data.objects.KnownClasses;
import dev.weir.data.objects.ObjectBytes;
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
import java.util.Set;

/** Reads the objects that an instance takes over, as bytes; classes are looked for when somebody asks for a state. */
final class RestoredObjects {
    /** Classes as they were, and how to read objects of them. */
    record Classes(byte[] description, ObjectReader reader) {}

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
        State into = all.computeIfAbsent(name, key -> new State(from.kind, new StoredEntries()));
        try {
            if (from.kind.isWhole()) {
                from.entries.drain((entry, origin, removes) -> {
                    int number = counts.merge(name, 1, Integer::sum) - 1;
                    if (from.kind == ObjectSection.Kind.UNION_LIST || isPartMine(instance, number)) {
                        into.entries.add(origin, removes, entry, number);
                    }
                });
            } else if (!from.kind.isKeyed() || setup.keys() != null || isWholeMine(instance)) {
                // With other keys, home is known when the key is: then all come along.
                into.entries.addAll(from.entries);
            } else {
                into.entries.addAll(mine(from.entries));
            }
        } catch (DamagedBytesException e) {
            throw damaged(name, e);
        }
    }

    private StoredEntries mine(StoredEntries all) {
        StoredEntries mine = new StoredEntries();
        boolean areChanged = all.areChanged();
        all.drain((entry, origin, removes) -> {
            if (isMine(entry.hash())) {
                mine.add(origin, removes, entry, entry.place());
            }
        });
        if (areChanged) {
            mine.beginChanges();
        }
        return mine;
    }

    private WeirException damaged(String name, DamagedBytesException cause) {
        return WeirException.of(StateError.DAMAGED_STATE, "state '%s' cannot be read: %s", name, cause.getMessage())
                .at(new Position.PlanNode(setup.node()))
                .causedBy(cause);
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
            } catch (IOException | DamagedBytesException | IllegalArgumentException | IndexOutOfBoundsException e) {
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
                into.entries.removePlaces(dropped);
            }
            if (!isFirst && !kind.isWhole()) {
                into.entries.beginChanges();
            }
            StoredEntries.Origin origin = new StoredEntries.Origin(table, kind);
            pieces(in, origin, true, into.entries);
            pieces(in, origin, false, into.entries);
        }

        private void pieces(DataInputStream in, StoredEntries.Origin origin, boolean removes, StoredEntries into)
                throws IOException {
            for (int length = in.readInt(); length != 0; length = in.readInt()) {
                int entries = count(in.readInt());
                ObjectBytes bytes = new ObjectBytes(bytes(in, length));
                into.add(origin, removes, bytes, entries);
            }
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
        KeyMapping keys = from.kind.isKeyed() ? setup.keys() : null;
        MappedEntries mapped = keys == null ? null : new MappedEntries(name, from.kind, keys, this::isMine);
        EntryLoader loader = new EntryLoader(name, into.kind(), mapped == null ? into : mapped);
        try {
            if (mapped != null) {
                // Keys that become one tell of a mistake; versions of one key do not.
                from.entries.merge();
            }
            loader.load(from.entries);
            if (mapped != null) {
                mapped.handOver(into);
            }
        } catch (DamagedBytesException e) {
            throw damaged(name, e);
        } catch (WeirException e) {
            throw e.atIfAbsent(new Position.PlanNode(setup.node()));
        }
    }
}
