package dev.weir.state;

import dev.weir.data.Hashing;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a restored state as bytes, by place, hash and the bytes of their key, in the order in which they came
 * first: side by side in large arrays, since there may be many millions of them. One thread.
 */
final class StoredEntries {
    private static final int CHUNK_SHIFT = 20;
    private static final int CHUNK = 1 << CHUNK_SHIFT;
    private static final int HEAD = 3 * Long.BYTES;
    private static final int HASH = Long.BYTES;
    private static final int KEY_LENGTH = 2 * Long.BYTES;
    private static final int VALUE_LENGTH = KEY_LENGTH + Integer.BYTES;
    private static final long GONE = Long.MIN_VALUE;
    private static final int FIRST_SIZE = 16;

    /** What the entries of one section have in common. */
    private record Origin(RestoredObjects.Classes classes, ObjectSection.Kind kind) {}

    private final List<@Nullable ByteBuffer> chunks = new ArrayList<>();
    private int used = CHUNK;
    private final List<Origin> origins = new ArrayList<>();
    /** By number of the entry where it lies, chunk and offset; with {@link #GONE} when it was removed. */
    private long[] addresses = new long[FIRST_SIZE];
    /** By number of the entry among the origins. */
    private int[] originOf = new int[FIRST_SIZE];

    private int count;
    private int size;
    /** Whether entries lie in the order of their numbers: none was put in the place of another. */
    private boolean inOrder = true;
    /** The upper half of a hash and the number of an entry plus one; open addressing. */
    private long[] index = new long[4 * FIRST_SIZE];

    /** How many there are. */
    int size() {
        return size;
    }

    /** Takes an entry, in the place of one with the same key. */
    void put(RestoredObjects.Key key, RestoredObjects.Value value) {
        int slot = slot(key);
        int entry = (int) index[slot] - 1;
        if (entry < 0) {
            entry = count++;
            if (entry == addresses.length) {
                grow();
                slot = slot(key);
            }
            index[slot] = mix(key.place(), key.hash()) & 0xFFFF_FFFF_0000_0000L | entry + 1;
            addresses[entry] = GONE;
        } else {
            inOrder = false;
        }
        size += addresses[entry] < 0 ? 1 : 0;
        addresses[entry] = store(key, value.bytes());
        originOf[entry] = origin(new Origin(value.classes(), value.kind()));
    }

    /** Forgets an entry, if it is there. */
    void remove(RestoredObjects.Key key) {
        int entry = (int) index[slot(key)] - 1;
        if (entry >= 0 && addresses[entry] >= 0) {
            addresses[entry] |= GONE;
            size--;
        }
    }

    /** Forgets all entries of some places. */
    void removePlaces(LongPredicate gone) {
        for (int entry = 0; entry < count; entry++) {
            if (addresses[entry] >= 0 && gone.test(chunk(addresses[entry]).getLong(offset(addresses[entry])))) {
                addresses[entry] |= GONE;
                size--;
            }
        }
    }

    void clear() {
        chunks.clear();
        used = CHUNK;
        count = 0;
        size = 0;
        inOrder = true;
        Arrays.fill(index, 0);
    }

    /** Shows all entries. */
    void forEach(BiConsumer<RestoredObjects.Key, RestoredObjects.Value> action) {
        for (int entry = 0; entry < count; entry++) {
            show(entry, action);
        }
    }

    /** Shows all entries and forgets them, and gives their memory back on the way. */
    void drain(BiConsumer<RestoredObjects.Key, RestoredObjects.Value> action) {
        index = new long[0];
        int freed = 0;
        for (int entry = 0; entry < count; entry++) {
            int present = (int) ((addresses[entry] & ~GONE) >>> Integer.SIZE);
            for (; inOrder && freed < present; freed++) {
                chunks.set(freed, null);
            }
            show(entry, action);
        }
        index = new long[4 * FIRST_SIZE];
        clear();
    }

    private void show(int entry, BiConsumer<RestoredObjects.Key, RestoredObjects.Value> action) {
        long address = addresses[entry];
        if (address < 0) {
            return;
        }
        ByteBuffer chunk = chunk(address);
        int at = offset(address);
        byte[] key = new byte[chunk.getInt(at + KEY_LENGTH)];
        byte[] value = new byte[chunk.getInt(at + VALUE_LENGTH)];
        chunk.get(at + HEAD, key);
        chunk.get(at + HEAD + key.length, value);
        Origin origin = origins.get(originOf[entry]);
        action.accept(
                new RestoredObjects.Key(chunk.getLong(at), chunk.getLong(at + HASH), key),
                new RestoredObjects.Value(origin.classes, origin.kind, value));
    }

    private ByteBuffer chunk(long address) {
        return Objects.requireNonNull(chunks.get((int) (address >>> Integer.SIZE)));
    }

    private static int offset(long address) {
        return (int) address;
    }

    private long store(RestoredObjects.Key key, byte[] value) {
        int length = HEAD + key.bytes().length + value.length;
        if (CHUNK - used < length) {
            chunks.add(ByteBuffer.allocate(Math.max(CHUNK, length)));
            used = 0;
        }
        int at = used;
        used = Math.min(CHUNK, used + length);
        Objects.requireNonNull(chunks.getLast())
                .putLong(at, key.place())
                .putLong(at + HASH, key.hash())
                .putInt(at + KEY_LENGTH, key.bytes().length)
                .putInt(at + VALUE_LENGTH, value.length)
                .put(at + HEAD, key.bytes())
                .put(at + HEAD + key.bytes().length, value);
        return (long) (chunks.size() - 1) << Integer.SIZE | at;
    }

    private int origin(Origin origin) {
        int last = origins.size() - 1;
        if (last >= 0 && origins.get(last).equals(origin)) {
            return last;
        }
        int known = origins.indexOf(origin);
        if (known < 0) {
            origins.add(origin);
            return last + 1;
        }
        return known;
    }

    /** Where a key's entry is in the index, or would be. */
    private int slot(RestoredObjects.Key key) {
        long hash = mix(key.place(), key.hash());
        int mask = index.length - 1;
        int slot = (int) hash & mask;
        while (index[slot] != 0) {
            if (index[slot] >>> 32 == hash >>> 32 && isAt(addresses[(int) index[slot] - 1] & ~GONE, key)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isAt(long address, RestoredObjects.Key key) {
        ByteBuffer chunk = chunk(address);
        int at = offset(address);
        int length = chunk.getInt(at + KEY_LENGTH);
        return chunk.getLong(at) == key.place()
                && chunk.getLong(at + HASH) == key.hash()
                && chunk.slice(at + HEAD, length).equals(ByteBuffer.wrap(key.bytes()));
    }

    /** Keys of one place and hash are told apart by their bytes; a hash of users may be far from random. */
    private static long mix(long place, long hash) {
        return Hashing.mix(hash + 31 * place);
    }

    private void grow() {
        int capacity = Math.multiplyExact(addresses.length, 2);
        addresses = Arrays.copyOf(addresses, capacity);
        originOf = Arrays.copyOf(originOf, capacity);
        long[] wider = new long[4 * capacity];
        int mask = wider.length - 1;
        for (int entry = 0; entry < count - 1; entry++) {
            long address = addresses[entry] & ~GONE;
            ByteBuffer chunk = chunk(address);
            long hash = mix(chunk.getLong(offset(address)), chunk.getLong(offset(address) + HASH));
            int slot = (int) hash & mask;
            while (wider[slot] != 0) {
                slot = slot + 1 & mask;
            }
            wider[slot] = hash & 0xFFFF_FFFF_0000_0000L | entry + 1;
        }
        index = wider;
    }
}
