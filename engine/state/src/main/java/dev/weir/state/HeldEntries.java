package dev.weir.state;

import dev.weir.data.objects.ObjectBytes;
import dev.weir.data.objects.ObjectWriter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a section whose objects never change, by reference: filled by the instance's own thread, made into bytes
 * by the thread that writes them.
 */
final class HeldEntries {
    private static final int ENTRIES = 1024;

    /** Some entries; what no entry has is absent. */
    private static final class Chunk {
        final @Nullable Object[] keys = new @Nullable Object[ENTRIES];
        final @Nullable Object[] values = new @Nullable Object[ENTRIES];
        final long[] hashes = new long[ENTRIES];
        long @Nullable [] places;

        @Nullable
        Object @Nullable [] namespaces;

        long @Nullable [] stamps;
    }

    private final List<Chunk> chunks = new ArrayList<>();
    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private @Nullable Class<?> lastMet;
    private int count;

    int count() {
        return count;
    }

    /** Classes of objects that are, or will be, added. */
    void meet(Set<Class<?>> some) {
        classes.addAll(some);
    }

    void add(long place, long hash, @Nullable Object namespace, @Nullable Object key, @Nullable Object value) {
        int at = count++ % ENTRIES;
        if (at == 0) {
            chunks.add(new Chunk());
        }
        Chunk chunk = chunks.getLast();
        chunk.keys[at] = key;
        chunk.values[at] = value;
        chunk.hashes[at] = hash;
        if (place != 0) {
            if (chunk.places == null) {
                chunk.places = new long[ENTRIES];
            }
            chunk.places[at] = place;
        }
        if (namespace != null) {
            if (chunk.namespaces == null) {
                chunk.namespaces = new @Nullable Object[ENTRIES];
            }
            chunk.namespaces[at] = namespace;
        }
    }

    /** The class of an object that was added. */
    void meet(Class<?> type) {
        if (type != lastMet) {
            lastMet = type;
            classes.add(type);
        }
    }

    /** The value that was added last was touched at a time. */
    void stampLast(long stamp) {
        Chunk chunk = chunks.getLast();
        if (chunk.stamps == null) {
            chunk.stamps = new long[ENTRIES];
        }
        chunk.stamps[(count - 1) % ENTRIES] = stamp;
    }

    /** Has a writer know all classes that there are. */
    void describe(ObjectWriter writer) {
        classes.forEach(writer::meet);
    }

    /** A section of these entries only. */
    void writeTo(String name, ObjectSection.Kind kind, ObjectWriter writer, DataOutputStream out) throws IOException {
        out.writeUTF(name);
        out.writeByte(kind.code());
        // The instance's own classes; nothing dropped, nothing removed.
        out.writeInt(0);
        out.writeInt(0);
        out.writeInt(0);
        ObjectBytes bytes = new ObjectBytes(EntryChunks.CHUNK + ENTRIES);
        int inChunk = 0;
        for (int entry = 0; entry < count; entry++) {
            Chunk chunk = chunks.get(entry / ENTRIES);
            int at = entry % ENTRIES;
            if (at == 0) {
                fetch(chunk, Math.min(ENTRIES, count - entry));
            }
            Object namespace = chunk.namespaces == null ? null : chunk.namespaces[at];
            long place = chunk.places == null ? 0 : chunk.places[at];
            EntryBytes.key(bytes, writer, name, place, chunk.hashes[at], namespace, chunk.keys[at]);
            if (kind.isStamped()) {
                long stamp = chunk.stamps == null ? 0 : chunk.stamps[at];
                EntryBytes.value(bytes, writer, name, stamp, chunk.values[at]);
            } else {
                EntryBytes.value(bytes, writer, name, chunk.values[at]);
            }
            inChunk++;
            if (bytes.size() >= EntryChunks.CHUNK) {
                EntryChunks.write(bytes, inChunk, out);
                bytes.truncate(0);
                inChunk = 0;
            }
        }
        if (inChunk > 0) {
            EntryChunks.write(bytes, inChunk, out);
        }
        out.writeInt(0);
    }

    private static void fetch(Chunk chunk, int count) {
        Prefetch.objects(chunk.keys, count);
        Prefetch.objects(chunk.values, count);
    }
}
