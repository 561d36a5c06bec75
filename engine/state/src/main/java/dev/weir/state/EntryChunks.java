package dev.weir.state;

import dev.weir.data.objects.ObjectBytes;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries as bytes, in pieces that are hardly ever copied. In a blob a piece is its length, the number of its entries,
 * and these, and behind the last one stands a 0. One thread at a time.
 */
final class EntryChunks {
    /** Bytes of a piece; the entry that reaches beyond is still part of it. */
    static final int CHUNK = 1 << 16;

    private static final int FIRST = 1 << 10;
    private static final int REST = 1 << 10;

    private final List<ObjectBytes> chunks = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private int inLast;
    private long count;
    private long full;

    /** Where the next entry goes. */
    ObjectBytes next() {
        if (chunks.isEmpty() || chunks.getLast().size() >= CHUNK) {
            if (!chunks.isEmpty()) {
                counts.add(inLast);
                full += chunks.getLast().size();
            }
            chunks.add(new ObjectBytes(chunks.isEmpty() ? FIRST : CHUNK + REST));
            inLast = 0;
        }
        inLast++;
        count++;
        return chunks.getLast();
    }

    long count() {
        return count;
    }

    /** Bytes so far. */
    long size() {
        return chunks.isEmpty() ? 0 : full + chunks.getLast().size();
    }

    void writeTo(DataOutputStream out) throws IOException {
        for (int i = 0; i < chunks.size(); i++) {
            write(chunks.get(i), i < counts.size() ? counts.get(i) : inLast, out);
        }
        out.writeInt(0);
    }

    /** Writes one piece that has entries. */
    static void write(ObjectBytes chunk, int entries, DataOutputStream out) throws IOException {
        out.writeInt(chunk.size());
        out.writeInt(entries);
        out.write(chunk.array(), 0, chunk.size());
    }
}
