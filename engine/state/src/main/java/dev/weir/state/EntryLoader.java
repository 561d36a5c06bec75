package dev.weir.state;

import dev.weir.base.WeirException;
import dev.weir.data.objects.DamagedBytesException;
import dev.weir.data.objects.ObjectReader;
import dev.weir.data.objects.ObjectSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of the entries of one state and hands them on, many at once where they are most simple: then a table
 * can look for their keys side by side, instead of waiting for one after the other. One thread.
 */
final class EntryLoader {
    private static final int ENTRIES = 1024;

    private final String name;
    private final ObjectSection.Kind wanted;
    private final RestoredEntries target;
    private final Set<ObjectReader> used = new HashSet<>();
    private final @Nullable Object[] keys = new @Nullable Object[ENTRIES];
    private final @Nullable Object[] values = new @Nullable Object[ENTRIES];
    private final long[] hashes = new long[ENTRIES];
    private int count;

    EntryLoader(String name, ObjectSection.Kind wanted, RestoredEntries target) {
        this.name = name;
        this.wanted = wanted;
        this.target = target;
    }

    /** Loads all entries, and forgets them on the way. */
    void load(StoredEntries entries) {
        try {
            target.expect(entries.whole());
            entries.drain(this::load);
            flush();
        } finally {
            used.forEach(ObjectReader::rest);
        }
    }

    private void load(StoredEntry entry, StoredEntries.Origin origin, boolean removes) {
        ObjectReader reader = origin.classes().reader();
        used.add(reader);
        Object namespace = null;
        Object key = null;
        if (entry.hasKey()) {
            ObjectSource source = entry.keySource();
            namespace = reader.read(name, source);
            key = reader.read(name, source);
        }
        checkHash(key, entry.hash());
        if (removes) {
            flush();
            target.forget(entry.place(), entry.hash(), namespace, key);
            return;
        }
        ObjectSource source = entry.valueSource();
        long[] stamps = origin.kind().isStamped() ? stamps(source) : null;
        Object value = entry.hasValue() ? reader.read(name, source) : null;
        if (stamps != null && origin.kind() == wanted) {
            flush();
            target.restoreStamped(entry.place(), entry.hash(), namespace, key, value, stamps);
        } else if (namespace != null || entry.place() != 0) {
            flush();
            target.restore(entry.place(), entry.hash(), namespace, key, value);
        } else {
            // Times of another clock say nothing: it counts as touched now, if that counts.
            keys[count] = key;
            values[count] = value;
            hashes[count++] = entry.hash();
            if (count == ENTRIES) {
                flush();
            }
        }
    }

    private void flush() {
        if (count > 0) {
            target.restore(keys, hashes, values, count);
            count = 0;
        }
    }

    /** The times in front of a value. */
    static long[] stamps(ObjectSource source) {
        long count = source.getCount();
        if (count < 0 || count > source.left() / Long.BYTES) {
            throw new DamagedBytesException("an entry of " + count + " times");
        }
        long[] stamps = new long[(int) count];
        for (int i = 0; i < stamps.length; i++) {
            stamps[i] = source.getWord();
        }
        return stamps;
    }

    /** A hashCode that users write may follow from addresses: such a key would not be found again. */
    private void checkHash(@Nullable Object key, long hash) {
        if (key == null || key.getClass().getClassLoader() == null || !wanted.isKeyed()) {
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
