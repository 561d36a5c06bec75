package dev.weir.state;

import dev.weir.data.objects.ObjectBytes;
import dev.weir.data.objects.ObjectWriter;
import dev.weir.dataflow.state.StateLifetime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a key has of a state that expires, with the times at which its parts were touched last. */
sealed interface StampedRow {
    /** Number of parts. */
    int size();

    /** The least of the stamps, {@link Long#MAX_VALUE} when there are no parts. */
    long oldest();

    /** Whether there are parts and all of them have expired. */
    boolean isExpired(long deadline);

    /** Removes the parts that have expired. */
    void removeExpired(long deadline);

    /** Gives parts without a stamp one. */
    void stampUnknown(long stamp);

    /** Writes the stamps, see {@link EntryBytes}, and what a state that does not expire would hold. */
    void write(ObjectWriter writer, String name, ObjectBytes out);

    /** Whether a part has expired. */
    static boolean isExpired(long stamp, long deadline) {
        return stamp <= deadline && stamp != StateLifetime.UNKNOWN;
    }

    /** A value. */
    final class Single<T> implements StampedRow {
        T value;
        long stamp;

        Single(T value, long stamp) {
            this.value = value;
            this.stamp = stamp;
        }

        /** Touched at a time; what is known to be later stays so. */
        void touch(long time) {
            stamp = Math.max(stamp, time);
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public long oldest() {
            return stamp;
        }

        @Override
        public boolean isExpired(long deadline) {
            return StampedRow.isExpired(stamp, deadline);
        }

        @Override
        public void removeExpired(long deadline) {
            assert !isExpired(deadline) : "the row is to be removed as a whole";
        }

        @Override
        public void stampUnknown(long time) {
            touch(time);
        }

        @Override
        public void write(ObjectWriter writer, String name, ObjectBytes out) {
            out.putCount(1);
            out.putWord(stamp);
            writer.write(name, value, out);
        }
    }

    /** A list. */
    final class Elements<T> implements StampedRow {
        final ArrayList<T> elements;
        private long[] stamps;

        Elements(Collection<? extends T> elements, long stamp) {
            this.elements = new ArrayList<>(elements);
            stamps = new long[Math.max(4, elements.size())];
            Arrays.fill(stamps, 0, elements.size(), stamp);
        }

        Elements(ArrayList<T> elements, long[] stamps) {
            this.elements = elements;
            this.stamps = stamps;
        }

        void add(T element, long stamp) {
            int size = elements.size();
            if (size == stamps.length) {
                stamps = Arrays.copyOf(stamps, Math.max(4, 2 * size));
            }
            stamps[size] = stamp;
            elements.add(element);
        }

        void touchAll(long time) {
            for (int i = 0; i < elements.size(); i++) {
                stamps[i] = Math.max(stamps[i], time);
            }
        }

        boolean hasExpired(long deadline) {
            for (int i = 0; i < elements.size(); i++) {
                if (StampedRow.isExpired(stamps[i], deadline)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int size() {
            return elements.size();
        }

        @Override
        public long oldest() {
            long oldest = Long.MAX_VALUE;
            for (int i = 0; i < elements.size(); i++) {
                oldest = Math.min(oldest, stamps[i]);
            }
            return oldest;
        }

        @Override
        public boolean isExpired(long deadline) {
            for (int i = 0; i < elements.size(); i++) {
                if (!StampedRow.isExpired(stamps[i], deadline)) {
                    return false;
                }
            }
            return !elements.isEmpty();
        }

        @Override
        public void removeExpired(long deadline) {
            int kept = 0;
            for (int i = 0; i < elements.size(); i++) {
                if (!StampedRow.isExpired(stamps[i], deadline)) {
                    stamps[kept] = stamps[i];
                    elements.set(kept++, elements.get(i));
                }
            }
            elements.subList(kept, elements.size()).clear();
        }

        @Override
        public void stampUnknown(long stamp) {
            for (int i = 0; i < elements.size(); i++) {
                if (stamps[i] == StateLifetime.UNKNOWN) {
                    stamps[i] = stamp;
                }
            }
        }

        @Override
        public void write(ObjectWriter writer, String name, ObjectBytes out) {
            out.putCount(elements.size());
            for (int i = 0; i < elements.size(); i++) {
                out.putWord(stamps[i]);
            }
            writer.write(name, elements, out);
        }
    }

    /** A map. */
    final class Entries<K, V> implements StampedRow {
        final LinkedHashMap<K, Single<V>> entries = new LinkedHashMap<>();

        void put(K key, V value, long stamp) {
            Single<V> present = entries.get(key);
            if (present == null) {
                entries.put(key, new Single<>(value, stamp));
            } else {
                present.value = value;
                present.touch(stamp);
            }
        }

        boolean hasExpired(long deadline) {
            for (Single<V> entry : entries.values()) {
                if (entry.isExpired(deadline)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int size() {
            return entries.size();
        }

        @Override
        public long oldest() {
            long oldest = Long.MAX_VALUE;
            for (Single<V> entry : entries.values()) {
                oldest = Math.min(oldest, entry.stamp);
            }
            return oldest;
        }

        @Override
        public boolean isExpired(long deadline) {
            for (Single<V> entry : entries.values()) {
                if (!entry.isExpired(deadline)) {
                    return false;
                }
            }
            return !entries.isEmpty();
        }

        @Override
        public void removeExpired(long deadline) {
            entries.values().removeIf(entry -> entry.isExpired(deadline));
        }

        @Override
        public void stampUnknown(long stamp) {
            for (Single<V> entry : entries.values()) {
                entry.stampUnknown(entry.stamp == StateLifetime.UNKNOWN ? stamp : entry.stamp);
            }
        }

        @Override
        public void write(ObjectWriter writer, String name, ObjectBytes out) {
            out.putCount(entries.size());
            Map<K, V> values = LinkedHashMap.newLinkedHashMap(entries.size());
            for (Map.Entry<K, Single<V>> entry : entries.entrySet()) {
                out.putWord(entry.getValue().stamp);
                values.put(entry.getKey(), entry.getValue().value);
            }
            writer.write(name, values, out);
        }
    }
}
