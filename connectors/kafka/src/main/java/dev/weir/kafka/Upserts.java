package dev.weir.kafka;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the changes of an epoch come to, key by key: the row that a key has now, or none. A retraction and an addition
 * of one key are one upsert, in whichever order they come; those of one row are nothing. One thread.
 */
final class Upserts {
    private final Map<Bytes, Map<Bytes, Entry>> byKey = new LinkedHashMap<>();

    /**
     * A record to be.
     *
     * @param value null when the key's row is gone
     */
    record Change(
            byte @Nullable [] key,
            byte @Nullable [] value,
            @Nullable Long timestamp,
            RecordExtras.Headers headers) {}

    private static final class Entry {
        private Change change;
        private long weight;

        Entry(Change change) {
            this.change = change;
        }
    }

    /** Bytes that are equal when their content is. */
    private static final class Bytes {
        private final byte[] content;
        private final int hash;

        Bytes(byte[] content) {
            this.content = content;
            this.hash = Arrays.hashCode(content);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Takes in a change of a row. */
    void add(Change change, int weight) {
        Bytes key = new Bytes(change.key() == null ? new byte[0] : change.key());
        Bytes value = new Bytes(change.value() == null ? new byte[0] : change.value());
        Entry entry = byKey.computeIfAbsent(key, one -> new LinkedHashMap<>(2))
                .computeIfAbsent(value, one -> new Entry(change));
        entry.change = change;
        entry.weight += weight;
    }

    /** Gives what has changed, and forgets it. */
    void drain(Consumer<Change> output) {
        for (Map<Bytes, Entry> rows : byKey.values()) {
            Change gone = null;
            Change there = null;
            for (Entry entry : rows.values()) {
                if (entry.weight > 0) {
                    there = entry.change;
                } else if (entry.weight < 0) {
                    gone = entry.change;
                }
            }
            if (there != null) {
                output.accept(there);
            } else if (gone != null) {
                output.accept(new Change(gone.key(), null, gone.timestamp(), gone.headers()));
            }
        }
        byKey.clear();
    }
}
