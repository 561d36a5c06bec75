package dev.weir.state;

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
    private static final int CHUNK = 1024;
    private static final int OBJECTS = 3;
    private static final int WORDS = 2;

    /** Namespace, key, value of one entry after the other. */
    private final List<@Nullable Object[]> objects = new ArrayList<>();
    /** Place and hash. */
    private final List<long[]> words = new ArrayList<>();

    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private @Nullable Class<?> lastKey;
    private @Nullable Class<?> lastValue;
    private int count;

    int count() {
        return count;
    }

    void add(long place, long hash, @Nullable Object namespace, @Nullable Object key, @Nullable Object value) {
        int at = count++ % CHUNK;
        if (at == 0) {
            objects.add(new @Nullable Object[CHUNK * OBJECTS]);
            words.add(new long[CHUNK * WORDS]);
        }
        @Nullable Object[] lastObjects = objects.getLast();
        lastObjects[at * OBJECTS] = namespace;
        lastObjects[at * OBJECTS + 1] = key;
        lastObjects[at * OBJECTS + 2] = value;
        long[] lastWords = words.getLast();
        lastWords[at * WORDS] = place;
        lastWords[at * WORDS + 1] = hash;
        if (namespace != null) {
            classes.add(namespace.getClass());
        }
        if (key != null && key.getClass() != lastKey) {
            lastKey = key.getClass();
            classes.add(lastKey);
        }
        if (value != null && value.getClass() != lastValue) {
            lastValue = value.getClass();
            classes.add(lastValue);
        }
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
        out.writeLong(0);
        out.writeLong(count);
        for (int entry = 0; entry < count; entry++) {
            @Nullable Object[] some = objects.get(entry / CHUNK);
            int at = entry % CHUNK;
            byte[] key = writer.write(name, some[at * OBJECTS], some[at * OBJECTS + 1]);
            byte[] value = writer.write(name, some[at * OBJECTS + 2]);
            long[] both = words.get(entry / CHUNK);
            out.write(ObjectSection.head(both[at * WORDS], both[at * WORDS + 1], key.length, value.length));
            out.write(key);
            out.write(value);
        }
    }
}
