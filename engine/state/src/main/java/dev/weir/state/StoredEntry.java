package dev.weir.state;

import dev.weir.data.objects.DamagedBytesException;
import dev.weir.data.objects.ObjectBytes;
import dev.weir.data.objects.ObjectSource;
import java.util.Arrays;

/**
 * Goes through entries that lie one behind the other, see {@link EntryBytes}, and shows where their parts are. One
 * thread.
 */
final class StoredEntry {
    private final ObjectSource source = new ObjectSource();
    private byte[] bytes = ObjectSection.NOTHING;
    private int start;
    private int end;
    private long place;
    private long hash;
    private int key;
    private int keyEnd;
    private int value;

    /** Stands at an entry of an array that is written up to a limit. */
    StoredEntry at(byte[] array, int from, int limit) {
        bytes = array;
        start = from;
        source.of(array, from, limit);
        long zigzag = source.getCount();
        place = zigzag >>> 1 ^ -(zigzag & 1);
        hash = source.getWord();
        key = part(limit);
        keyEnd = end;
        source.of(array, end, limit);
        value = part(limit);
        return this;
    }

    /** Reads a length, and says where what it is of begins. */
    private int part(int limit) {
        long length = source.getCount();
        int from = source.position();
        if (length < 0 || length > limit - from) {
            throw new DamagedBytesException("an entry of " + length + " bytes");
        }
        end = from + (int) length;
        return from;
    }

    /** Where it ends, and the next one begins. */
    int end() {
        return end;
    }

    long place() {
        return place;
    }

    long hash() {
        return hash;
    }

    /** Bytes of its key and value. */
    int size() {
        return keyEnd - key + end - value;
    }

    boolean hasKey() {
        return keyEnd > key;
    }

    boolean hasValue() {
        return end > value;
    }

    ObjectSource keySource() {
        return source.of(bytes, key, keyEnd);
    }

    ObjectSource valueSource() {
        return source.of(bytes, value, end);
    }

    boolean hasSameKeyAs(StoredEntry other) {
        return place == other.place
                && hash == other.hash
                && Arrays.equals(bytes, key, keyEnd, other.bytes, other.key, other.keyEnd);
    }

    void copyTo(ObjectBytes out) {
        out.putBytes(bytes, start, end - start);
    }

    /** The same with another place. */
    void copyTo(ObjectBytes out, long otherPlace) {
        out.putCount(otherPlace << 1 ^ otherPlace >> 63);
        out.putWord(hash);
        out.putCount(keyEnd - key);
        out.putBytes(bytes, key, keyEnd - key);
        out.putCount(end - value);
        out.putBytes(bytes, value, end - value);
    }
}
