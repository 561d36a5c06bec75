package dev.weir.state;

import dev.weir.dataflow.state.ObjectSlices;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Objects by key and namespace. Rows are dense and in the order of insertion; an index of open addressing with linear
 * probing leads to them. An index entry holds the upper half of the hash beside the row, so that a probe that misses
 * touches nothing else. Removal closes the gap in both: the last row moves into the hole, and the entries behind the
 * removed one move up (Knuth, TAOCP vol. 3, 6.4, algorithm R).
 *
 * <p>A row whose value is asked for counts as changed, and is saved first if snapshots need it. A snapshot saves rows
 * from the last to the first; those from the pass's own place on are done, and so are all that were touched since.
 */
final class ObjectTable<T> implements ObjectSlices.Slice<T> {
    private static final int INITIAL_ROWS = 8;
    private static final TablePass[] NO_PASSES = {};

    private final ObjectChanges changes;
    private final RemovedEntries removals;
    /** The slice that the table is; else 0. */
    private final long place;
    /** The interval in which it was made. */
    private final int madeIn;
    /** Of the snapshots that are being prepared; mostly none. */
    private TablePass[] passes = NO_PASSES;
    /** Intervals in which rows were touched last. */
    private int[] touched = new int[INITIAL_ROWS];

    private long[] index = new long[2 * INITIAL_ROWS];
    private int mask = index.length - 1;
    private long[] hashes = new long[INITIAL_ROWS];
    private @Nullable Object[] keys = new @Nullable Object[INITIAL_ROWS];
    private @Nullable Object[] values = new @Nullable Object[INITIAL_ROWS];
    /** Absent until somebody uses a namespace. */
    private @Nullable Object @Nullable [] namespaces;

    /** The class of all keys, if it is one whose objects are equal when their hashes are: keys need not be followed. */
    private @Nullable Class<?> keyClass;

    private int size;
    /** The first entries of the keys of a batch. */
    private long[] entries = {};

    ObjectTable(ObjectChanges changes, RemovedEntries removals, long place) {
        this.changes = changes;
        this.removals = removals;
        this.place = place;
        madeIn = changes.interval();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Object key(int row) {
        return keys[row];
    }

    @Override
    public long hash(int row) {
        return hashes[row];
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T value(int row) {
        touch(row);
        return (T) values[row];
    }

    @Override
    public void setValue(int row, T value) {
        touch(row);
        values[row] = value;
    }

    private void touch(int row) {
        int interval = changes.interval();
        // Before the first snapshot nothing has been touched in any other interval: a cache miss less in jobs without.
        if (interval > 0 && touched[row] != interval) {
            for (TablePass pass : passes) {
                pass.saveBefore(row);
            }
            touched[row] = interval;
        }
    }

    /** The interval in which a row was touched last. */
    int touched(int row) {
        return touched[row];
    }

    /** The value of a row that is not handed out. */
    @Nullable
    Object peek(int row) {
        return values[row];
    }

    @Nullable
    Object namespace(int row) {
        return namespaces == null ? null : namespaces[row];
    }

    int madeIn() {
        return madeIn;
    }

    long place() {
        return place;
    }

    /** A snapshot has to be asked before a row is touched. */
    void add(TablePass pass) {
        passes = Arrays.copyOf(passes, passes.length + 1);
        passes[passes.length - 1] = pass;
    }

    /** It need not be asked any more. */
    void remove(TablePass pass) {
        passes = Arrays.stream(passes).filter(other -> other != pass).toArray(TablePass[]::new);
    }

    @Override
    public int find(@Nullable Object key, long hash) {
        return find(key, hash, null);
    }

    @Override
    public int locate(@Nullable Object key, long hash) {
        return locate(key, hash, null);
    }

    @Override
    public void locate(@Nullable Object[] some, long[] someHashes, int[] positions, int count, int[] rows) {
        if (entries.length < count) {
            entries = new long[count];
        }
        for (int i = 0; i < count; i++) {
            entries[i] = index[(int) someHashes[positions[i]] & mask];
            rows[i] = (int) entries[i] - 1;
        }
        if (keyClass == null) {
            fetch(keys, rows, count);
        }
        for (int i = 0; i < count; i++) {
            Object key = some[positions[i]];
            long hash = someHashes[positions[i]];
            long entry = entries[i];
            // An entry that another key has got since is still one of the same row: rows do not move here.
            rows[i] = entry != 0 && entry >>> 32 == hash >>> 32 && isAt((int) entry - 1, key, hash, null)
                    ? (int) entry - 1
                    : locate(key, hash, null);
        }
        fetch(values, rows, count);
    }

    /**
     * Has the processor fetch many objects into its caches: a loop that reads their classes only waits for none of
     * them, so that the waits overlap, which those of a loop that does something with them hardly do.
     *
     * @param rows negative ones are passed over
     */
    private static void fetch(@Nullable Object[] objects, int[] rows, int count) {
        Class<?> last = null;
        int changes = 0;
        for (int i = 0; i < count; i++) {
            Object present = rows[i] < 0 ? null : objects[rows[i]];
            if (present != null && present.getClass() != last) {
                last = present.getClass();
                changes++;
            }
        }
        if (changes > count) {
            // Never; a loop without a result would be removed.
            throw new AssertionError(changes);
        }
    }

    /** The row of a key and namespace, or -1. */
    int find(@Nullable Object key, long hash, @Nullable Object namespace) {
        long place = place(hash, namespace);
        for (int at = (int) place & mask; ; at = (at + 1) & mask) {
            long entry = index[at];
            if (entry == 0) {
                return -1;
            }
            int row = (int) entry - 1;
            if (entry >>> 32 == place >>> 32 && isAt(row, key, hash, namespace)) {
                return row;
            }
        }
    }

    /** The row of a key and namespace, new with a null value when it is missing. */
    int locate(@Nullable Object key, long hash, @Nullable Object namespace) {
        int row = find(key, hash, namespace);
        return row >= 0 ? row : insert(key, hash, namespace);
    }

    private boolean isAt(int row, @Nullable Object key, long hash, @Nullable Object namespace) {
        boolean same = key != null && key.getClass() == keyClass
                ? hashes[row] == hash
                : isEqual(keys[row], key, hashes[row], hash);
        if (!same) {
            return false;
        }
        return namespaces == null ? namespace == null : Objects.equals(namespaces[row], namespace);
    }

    private static boolean isEqual(@Nullable Object present, @Nullable Object key, long presentHash, long hash) {
        return present == key || (presentHash == hash && present != null && present.equals(key));
    }

    private int insert(@Nullable Object key, long hash, @Nullable Object namespace) {
        if (size == keys.length) {
            grow();
        }
        int row = size++;
        hashes[row] = hash;
        keys[row] = key;
        if (row == 0) {
            keyClass = key instanceof Long || key instanceof Integer ? key.getClass() : null;
        } else if (keyClass != null && (key == null || key.getClass() != keyClass)) {
            keyClass = null;
        }
        touched[row] = changes.interval();
        if (namespace != null && namespaces == null) {
            namespaces = new @Nullable Object[keys.length];
        }
        if (namespaces != null) {
            namespaces[row] = namespace;
        }
        enter(row, place(hash, namespace));
        return row;
    }

    @Override
    public void remove(int row) {
        touch(row);
        touch(size - 1);
        removals.add(place, hashes[row], namespace(row), keys[row], size - 1);
        unlink(entryOf(row));
        int last = --size;
        if (row != last) {
            int entry = entryOf(last);
            index[entry] = (index[entry] & 0xFFFF_FFFF_0000_0000L) | (row + 1);
            hashes[row] = hashes[last];
            keys[row] = keys[last];
            values[row] = values[last];
            touched[row] = touched[last];
            if (namespaces != null) {
                namespaces[row] = namespaces[last];
            }
        }
        keys[last] = null;
        values[last] = null;
        if (namespaces != null) {
            namespaces[last] = null;
        }
    }

    private void unlink(int hole) {
        int at = hole;
        while (true) {
            at = (at + 1) & mask;
            long entry = index[at];
            if (entry == 0) {
                index[hole] = 0;
                return;
            }
            int row = (int) entry - 1;
            int home = (int) placeOf(row) & mask;
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                index[hole] = entry;
                hole = at;
            }
        }
    }

    private int entryOf(int row) {
        int at = (int) placeOf(row) & mask;
        while ((int) index[at] != row + 1) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        int capacity = Math.multiplyExact(keys.length, 2);
        hashes = Arrays.copyOf(hashes, capacity);
        keys = Arrays.copyOf(keys, capacity);
        values = Arrays.copyOf(values, capacity);
        touched = Arrays.copyOf(touched, capacity);
        if (namespaces != null) {
            namespaces = Arrays.copyOf(namespaces, capacity);
        }
        index = new long[2 * capacity];
        mask = index.length - 1;
        for (int row = 0; row < size; row++) {
            enter(row, placeOf(row));
        }
    }

    private void enter(int row, long place) {
        int at = (int) place & mask;
        while (index[at] != 0) {
            at = (at + 1) & mask;
        }
        index[at] = (place & 0xFFFF_FFFF_0000_0000L) | (row + 1);
    }

    private long placeOf(int row) {
        return place(hashes[row], namespaces == null ? null : namespaces[row]);
    }

    /** Where probing begins (lower bits) and what the index remembers of the hash (upper bits). */
    private static long place(long hash, @Nullable Object namespace) {
        return namespace == null ? hash : dev.weir.data.Hashing.mix(hash + namespace.hashCode());
    }
}
