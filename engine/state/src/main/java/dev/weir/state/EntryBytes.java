package dev.weir.state;

import dev.weir.data.objects.ObjectBytes;
import dev.weir.data.objects.ObjectWriter;
import org.jspecify.annotations.Nullable;

/**
 * An entry of object state as bytes: its place (zigzag), its hash (a word), the length of its key and the key, the
 * length of its value and the value. A key is a namespace and a key, one behind the other; a value with times has their
 * count and themselves in front. Whatever has no key, or no value, has a length of 0 there.
 */
final class EntryBytes {
    private EntryBytes() {}

    /** Begins an entry; its value comes behind that. */
    static void key(
            ObjectBytes out,
            ObjectWriter writer,
            String name,
            long place,
            long hash,
            @Nullable Object namespace,
            @Nullable Object key) {
        int length = head(out, place, hash);
        writer.write(name, namespace, out);
        writer.write(name, key, out);
        out.putLengthAt(length);
    }

    /** Begins an entry without a key. */
    static void noKey(ObjectBytes out, long place, long hash) {
        head(out, place, hash);
    }

    private static int head(ObjectBytes out, long place, long hash) {
        out.putCount(place << 1 ^ place >> 63);
        out.putWord(hash);
        out.putByte(0);
        return out.size() - 1;
    }

    static void value(ObjectBytes out, ObjectWriter writer, String name, @Nullable Object value) {
        out.putByte(0);
        int length = out.size() - 1;
        writer.write(name, value, out);
        out.putLengthAt(length);
    }

    /** A value of one part, which was touched at a time. */
    static void value(ObjectBytes out, ObjectWriter writer, String name, long stamp, @Nullable Object value) {
        out.putByte(0);
        int length = out.size() - 1;
        out.putCount(1);
        out.putWord(stamp);
        writer.write(name, value, out);
        out.putLengthAt(length);
    }

    static void value(ObjectBytes out, ObjectWriter writer, String name, StampedRow row) {
        out.putByte(0);
        int length = out.size() - 1;
        row.write(writer, name, out);
        out.putLengthAt(length);
    }

    static void noValue(ObjectBytes out) {
        out.putByte(0);
    }
}
