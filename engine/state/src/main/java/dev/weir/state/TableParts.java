package dev.weir.state;

import static dev.weir.dataflow.state.RecordTable.NONE;

import dev.weir.data.Hashing;
import dev.weir.dataflow.state.ByteArena;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import java.util.Arrays;

/** What a {@link MemoryRecordTable} consists of, for the classes that do its work. One thread. */
final class TableParts {
    final RecordLayout layout;
    final KeyLayout keyLayout;
    final RecordPages pages;
    final KeyEncoder encoder;
    final KeyStore keys;
    final HashIndex index;
    final RecordNumbers numbers = new RecordNumbers();
    /** The record of the NULL key of a single-word key, which the index doesn't know. */
    int nullRecord = NONE;

    TableParts(RecordLayout layout, int expectedSize) {
        this.layout = layout;
        keyLayout = new KeyLayout(layout.keys());
        pages = new RecordPages(keyLayout.firstWord() + keyLayout.words() + layout.valueWords());
        encoder = new KeyEncoder(keyLayout);
        keys = new KeyStore(keyLayout, encoder, pages);
        index = new HashIndex(expectedSize);
    }

    ByteArena arena() {
        return keys.arena();
    }

    long hashOf(int record) {
        long word = pages.page(record)[pages.offset(record)];
        return keyLayout.isSingleWord() ? Hashing.mix(word) : word;
    }

    /** A record with a number of its own, its words zero but for its hash. */
    int newRecord(long hash) {
        int capacityBefore = numbers.capacity();
        int record = numbers.take();
        pages.ensure(record);
        if (record < capacityBefore) {
            pages.zero(record);
        }
        long[] page = pages.pageForWrite(record);
        if (!keyLayout.isSingleWord()) {
            page[pages.offset(record) + KeyLayout.HASH_WORD] = hash;
        }
        return record;
    }

    /** Takes a record out of the memory. */
    void forget(int record) {
        pages.pageForWrite(record);
        if (record == nullRecord) {
            nullRecord = NONE;
        } else if (keyLayout.size() > 0) {
            index.remove(hashOf(record), record);
            keys.free(record);
        }
        numbers.giveBack(record);
    }

    int[] allKeys() {
        int[] all = new int[keyLayout.size()];
        Arrays.setAll(all, key -> key);
        return all;
    }

    /** Some records with numbers from one on, in their order; how many. */
    int scan(int from, int[] records) {
        int count = 0;
        for (int record = numbers.next(from);
                record != NONE && count < records.length;
                record = numbers.next(record + 1)) {
            records[count++] = record;
        }
        return count;
    }

    /** The bytes of a record beside its index and the bytes it refers to. */
    int recordBytes() {
        return pages.recordWords() * Long.BYTES + Integer.BYTES;
    }

    /** Gives the memory back; there are no records. */
    void reset() {
        numbers.clear();
        pages.reset();
        arena().reset();
        index.reset();
    }

    /** Bytes of the memory that it all takes. */
    long sizeInBytes() {
        return pages.sizeInBytes()
                + index.sizeInBytes()
                + arena().sizeInBytes()
                + numbers.capacity() * (long) Integer.BYTES;
    }
}
