package dev.weir.state;

import static dev.weir.dataflow.state.RecordTable.NONE;

import dev.weir.dataflow.state.RecordPages;

/**
 * Finds the records of a batch's keys in passes, loops without dependencies, so that their cache misses overlap: a
 * record for every key in the index by its tag, then the key of every record found; what is left is searched for one by
 * one.
 */
final class KeyLookup {
    private final TableParts parts;
    private final RecordPages pages;
    private final KeyStore keys;
    private final HashIndex index;
    private final int keyWords;

    KeyLookup(TableParts parts) {
        this.parts = parts;
        pages = parts.pages;
        keys = parts.keys;
        index = parts.index;
        keyWords = parts.keyLayout.words();
    }

    /**
     * Finds what is in its first places.
     *
     * @param records gets the records
     * @param missed gets the places of keys that may have no record, or another one; longer than there are keys
     * @return how many places
     */
    int probe(SoughtKeys sought, int[] records, int[] missed) {
        probeIndex(sought, records, missed);
        return parts.keyLayout.isSingleWord() && parts.numbers.capacity() > 0
                ? compareSingleWords(sought.words(), records, sought.count(), missed)
                : compareKeys(sought, records, missed);
    }

    /**
     * The first record of every key whose tag is right. Looks at the index only, so that all misses of the cache for
     * records come in one loop afterwards.
     */
    private void probeIndex(SoughtKeys sought, int[] records, int[] missed) {
        long[] entries = index.entries();
        int mask = entries.length - 1;
        int[] rows = sought.rows();
        long[] hashOfRow = sought.hashes();
        int count = sought.count();
        int misses = 0;
        if (rows == null) {
            for (int i = 0; i < count; i++) {
                int record = HashIndex.probe(entries, mask, hashOfRow[i]);
                records[i] = record;
                missed[misses] = i;
                misses -= record >> 31;
            }
        } else {
            for (int i = 0; i < count; i++) {
                int record = HashIndex.probe(entries, mask, hashOfRow[rows[i]]);
                records[i] = record;
                missed[misses] = i;
                misses -= record >> 31;
            }
        }
        for (int m = 0; m < misses; m++) {
            int i = missed[m];
            records[i] = HashIndex.probeOn(entries, mask, sought.hash(i));
        }
    }

    /** Lists the keys whose record is another key's or none. There is at least one record. */
    private int compareSingleWords(long[] words, int[] records, int count, int[] missed) {
        int misses = 0;
        for (int i = 0; i < count; i++) {
            int record = records[i];
            // Where there is none, any other record's key is compared: cheaper than a branch.
            int candidate = record & ~(record >> 31);
            long key = pages.page(candidate)[pages.offset(candidate)];
            missed[misses] = i;
            misses += (key ^ words[i] | record >> 31) == 0 ? 0 : 1;
        }
        return misses;
    }

    private int compareKeys(SoughtKeys sought, int[] records, int[] missed) {
        int misses = 0;
        for (int i = 0; i < sought.count(); i++) {
            int record = records[i];
            missed[misses] = i;
            misses += record >= 0 && keys.equals(record, sought.words(), i * keyWords, sought.foreign()) ? 0 : 1;
        }
        return misses;
    }

    /** The record of the i-th key, which is not NULL; added if it is to be, otherwise NONE where there is none. */
    int search(SoughtKeys sought, int i, boolean add) {
        long hash = sought.hash(i);
        long[] entries = index.entries();
        int mask = entries.length - 1;
        for (int slot = HashIndex.slot(hash, mask); entries[slot] != 0; slot = slot + 1 & mask) {
            int record = HashIndex.record(entries[slot]);
            if (HashIndex.tagMatches(entries[slot], hash)
                    && keys.equals(record, sought.words(), i * keyWords, sought.foreign())) {
                return record;
            }
        }
        if (!add) {
            return NONE;
        }
        int record = parts.newRecord(hash);
        keys.store(record, sought.words(), i * keyWords, sought.foreign());
        index.add(hash, record);
        return record;
    }
}
