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
 * <p>A row whose value is asked for, and could be changed in place, counts as changed, and is saved first if snapshots
 * need it; so does one whose value is replaced.
 */
final class ObjectTable<T> implements ObjectSlices.Slice<T> {
    private static final int INITIAL_ROWS = 8;
    private static final int MOST_RESERVED = 1 << 28;
    private static final TablePass[] NO_PASSES = {};

    private final ObjectChanges changes;
    private final RemovedEntries removals;
    /** The slice that the table is; else 0. */
    private final long place;
    /** The interval in which it was made. */
    private final int madeIn;
    /** Of the snapshots that are being prepared; mostly none. */
    private TablePass[] passes = NO_PASSES;

    private final TouchedRows touched = new TouchedRows();
    private final MetClasses keyClasses;
    private final MetClasses valueClasses;

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
        keyClasses = new MetClasses(changes.fixed());
        valueClasses = new MetClasses(changes.fixed());
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
        // Who has an object that cannot change does not change it.
        if (!valueClasses.areFixed()) {
            touch(row);
        }
        return (T) values[row];
    }

    @Override
    public void setValue(int row, T value) {
        touch(row);
        valueClasses.meet(value);
        values[row] = value;
    }

    private void touch(int row) {
        // Nobody asks what was touched before the first snapshot.
        if (changes.hasSnapshots() && touched.add(row)) {
            for (TablePass pass : passes) {
                pass.saveBefore(row);
            }
        }
    }

    /** Which rows were touched when. */
    TouchedRows touched() {
        return touched;
    }

    /** The classes of keys and namespaces. */
    MetClasses keyClasses() {
        return keyClasses;
    }

    /** The classes of values. */
    MetClasses valueClasses() {
        return valueClasses;
    }

    /** The value of a row that is not handed out. */
    @Nullable
    Object peek(int row) {
        return values[row];
    }

    boolean hasNamespaces() {
        return namespaces != null;
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
            Prefetch.objects(keys, rows, count);
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
        Prefetch.objects(values, rows, count);
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
            grow(Math.multiplyExact(keys.length, 2));
        }
        int row = size++;
        hashes[row] = hash;
        if (changes.hasSnapshots()) {
            touched.add(row);
        }
        keys[row] = key;
        if (row == 0) {
            keyClass = key instanceof Long || key instanceof Integer ? key.getClass() : null;
        } else if (keyClass != null && (key == null || key.getClass() != keyClass)) {
            keyClass = null;
        }
        keyClasses.meet(key);
        keyClasses.meet(namespace);
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
        removals.add(place, hash(row), namespace(row), keys[row], size - 1);
        unlink(entryOf(row));
        int last = --size;
        if (row != last) {
            int entry = entryOf(last);
            index[entry] = (index[entry] & 0xFFFF_FFFF_0000_0000L) | (row + 1);
            hashes[row] = hashes[last];
            keys[row] = keys[last];
            values[row] = values[last];
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

    /** Makes room for some rows at once. */
    void reserve(long rows) {
        long capacity = keys.length;
        while (capacity < rows && capacity < MOST_RESERVED) {
            capacity *= 2;
        }
        if (capacity > keys.length) {
            grow((int) capacity);
        }
    }

    private void grow(int capacity) {
        hashes = Arrays.copyOf(hashes, capacity);
        keys = Arrays.copyOf(keys, capacity);
        values = Arrays.copyOf(values, capacity);
        if (namespaces != null) {
            namespaces = Arrays.copyOf(namespaces, capacity);
        }
        index = new long[Math.multiplyExact(2, capacity)];
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
        return place(hash(row), namespaces == null ? null : namespaces[row]);
    }

    /** Where probing begins (lower bits) and what the index remembers of the hash (upper bits). */
    private static long place(long hash, @Nullable Object namespace) {
        return namespace == null ? hash : dev.weir.data.Hashing.mix(hash + namespace.hashCode());
    }
}
