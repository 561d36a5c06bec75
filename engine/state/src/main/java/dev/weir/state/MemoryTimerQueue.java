package dev.weir.state;

import dev.weir.dataflow.state.TimerQueue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A binary heap whose entries know their place in it, beside a map that finds them: adding and removing are O(log n).
 */
final class MemoryTimerQueue implements TimerQueue, NamedState {
    private static final int ENTRIES = 256;

    private final MemoryObjectState state;
    private final RemovedEntries removals;
    private final Map<Entry, Entry> entries = new HashMap<>();
    private @Nullable Entry[] heap = new @Nullable Entry[16];
    private int size;
    private long sequence;

    MemoryTimerQueue(MemoryObjectState state) {
        this.state = state;
        removals = new RemovedEntries(state.changes());
    }

    @Override
    public boolean add(long time, @Nullable Object namespace) {
        return add(new Entry(
                time,
                state.currentKey(),
                state.currentHash(),
                namespace,
                sequence,
                state.changes().interval()));
    }

    private boolean add(Entry entry) {
        if (entries.putIfAbsent(entry, entry) != null) {
            return false;
        }
        sequence++;
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        up(size++, entry);
        return true;
    }

    @Override
    public boolean remove(long time, @Nullable Object namespace) {
        Entry entry = entries.remove(new Entry(time, state.currentKey(), state.currentHash(), namespace, 0, 0));
        if (entry == null) {
            return false;
        }
        unlink(entry.place);
        log(entry);
        return true;
    }

    @Override
    public long next() {
        return size == 0 ? Long.MAX_VALUE : at(0).time;
    }

    @Override
    public @Nullable Timer poll(long upTo) {
        if (size == 0 || at(0).time > upTo) {
            return null;
        }
        Entry first = at(0);
        entries.remove(first);
        unlink(0);
        log(first);
        return first;
    }

    private void log(Entry entry) {
        removals.add(entry.time, entry.hash, entry.namespace, entry.key, size);
    }

    @Override
    public int size() {
        return size;
    }

    private void unlink(int place) {
        Entry last = at(--size);
        heap[size] = null;
        if (place < size) {
            if (place > 0 && last.isBefore(at((place - 1) / 2))) {
                up(place, last);
            } else {
                down(place, last);
            }
        }
    }

    private void up(int from, Entry entry) {
        int place = from;
        while (place > 0 && entry.isBefore(at((place - 1) / 2))) {
            put(place, at((place - 1) / 2));
            place = (place - 1) / 2;
        }
        put(place, entry);
    }

    private void down(int from, Entry entry) {
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && at(child + 1).isBefore(at(child))) {
                child++;
            }
            if (!at(child).isBefore(entry)) {
                break;
            }
            put(place, at(child));
            place = child;
        }
        put(place, entry);
    }

    private void put(int place, Entry entry) {
        heap[place] = entry;
        entry.place = place;
    }

    private Entry at(int place) {
        return Objects.requireNonNull(heap[place]);
    }

    @Override
    public ObjectSection.Kind kind() {
        return ObjectSection.Kind.TIMERS;
    }

    @Override
    public void freeze(ObjectSnapshot snapshot, ObjectSection section) {
        snapshot.add(new RemovalPass(removals, section, snapshot));
        snapshot.add(new TimerPass(Arrays.copyOf(heap, size), section, snapshot));
    }

    /** Timers do not change: those that there were are saved later. */
    private static final class TimerPass implements ObjectPass {
        private final @Nullable Entry[] timers;
        private final ObjectSection section;
        private final ObjectSnapshot snapshot;
        private int saved;

        TimerPass(@Nullable Entry[] timers, ObjectSection section, ObjectSnapshot snapshot) {
            this.timers = timers;
            this.section = section;
            this.snapshot = snapshot;
        }

        @Override
        public int step() {
            if (saved == timers.length) {
                return 0;
            }
            long before = section.size();
            for (int end = Math.min(timers.length, saved + ENTRIES); saved < end; saved++) {
                Entry timer = Objects.requireNonNull(timers[saved]);
                if (timer.added > snapshot.since()) {
                    section.put(snapshot.writer(), timer.time, timer.hash, timer.namespace, timer.key, timer.sequence);
                }
            }
            return (int) Math.max(ENTRIES, section.size() - before);
        }
    }

    @Override
    public void forget(long place, long hash, @Nullable Object namespace, @Nullable Object key) {
        Entry entry = entries.remove(new Entry(place, key, hash, namespace, 0, 0));
        if (entry != null) {
            unlink(entry.place);
        }
    }

    @Override
    public void restore(
            long place, long hash, @Nullable Object namespace, @Nullable Object key, @Nullable Object value) {
        long order = value instanceof Long number ? number : 0;
        sequence = Math.max(sequence, order);
        add(new Entry(place, key, hash, namespace, order, state.changes().interval()));
    }

    @Override
    public void trim(int ended) {
        removals.trim(ended);
    }

    /** A timer; equal to others by time, key and namespace. */
    private static final class Entry implements Timer {
        private final long time;
        private final @Nullable Object key;
        private final long hash;
        private final @Nullable Object namespace;
        private final long sequence;
        private final int added;
        private int place;

        Entry(long time, @Nullable Object key, long hash, @Nullable Object namespace, long sequence, int added) {
            this.time = time;
            this.key = key;
            this.hash = hash;
            this.namespace = namespace;
            this.sequence = sequence;
            this.added = added;
        }

        boolean isBefore(Entry other) {
            return time != other.time ? time < other.time : sequence < other.sequence;
        }

        @Override
        public long time() {
            return time;
        }

        @Override
        public @Nullable Object key() {
            return key;
        }

        @Override
        public long hash() {
            return hash;
        }

        @Override
        public @Nullable Object namespace() {
            return namespace;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry entry
                    && time == entry.time
                    && hash == entry.hash
                    && Objects.equals(key, entry.key)
                    && Objects.equals(namespace, entry.namespace);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(hash + 31 * time) * 31 + Objects.hashCode(namespace);
        }
    }
}
