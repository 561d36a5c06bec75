package dev.weir.state;

import dev.weir.data.Hashing;
import dev.weir.data.LittleEndian;
import dev.weir.dataflow.state.ByteArena;
import dev.weir.dataflow.state.RecordPages;
import java.util.Arrays;

/** The keys of a frozen table that were in memory, to leave out their old copies on disk. One thread. */
final class FrozenKeys {
    private final FrozenTable table;
    private final KeyLayout layout;
    private final int firstWord;
    private final int words;
    private final int[] variableWords;
    /** The words of one key after the other. */
    private final long[] keys;
    /** Places among the keys plus one, by the hash of the key's words; open addressing. */
    private final int[] slots;

    /** A key looked for, in the place of a record's. */
    private final long[] sought;

    private int count;

    FrozenKeys(FrozenTable table) {
        this.table = table;
        layout = table.keyLayout();
        firstWord = layout.firstWord();
        words = layout.words();
        variableWords =
                Arrays.stream(layout.variableWords()).filter(word -> word >= 0).toArray();
        int most = 0;
        for (int word = 0; word < table.used().words(); word++) {
            most += Long.bitCount(table.used().word(word));
        }
        slots = new int[Integer.highestOneBit(Math.max(8, most * 2)) << 1];
        keys = new long[most * words];
        sought = new long[firstWord + words];
        RecordPages.Reader records = table.pages().reader();
        for (int word = 0; word < table.used().words(); word++) {
            for (long left = table.used().word(word); left != 0; left &= left - 1) {
                int record = word << 6 | Long.numberOfTrailingZeros(left);
                // It is never on disk, and its word would be taken for another key's.
                if (record != table.nullRecord()) {
                    add(records.page(record), table.pages().offset(record));
                }
            }
        }
    }

    private void add(long[] page, int offset) {
        int slot = slot(page, offset);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        System.arraycopy(page, offset + firstWord, keys, count * words, words);
        slots[slot] = ++count;
    }

    private int slot(long[] page, int offset) {
        long hash = 0;
        for (int word = 0; word < words; word++) {
            hash = Hashing.mix(hash + (page[offset + firstWord + word] & layout.valueMask(word)));
        }
        return (int) hash & slots.length - 1;
    }

    /** Whether a root's key was in memory, as {@link FamilyEncoder} writes it. */
    boolean contain(byte[] key) {
        int next = words * Long.BYTES;
        for (int word = 0; word < words; word++) {
            sought[firstWord + word] = LittleEndian.longAt(key, word * Long.BYTES);
        }
        for (int word : variableWords) {
            int length = ByteArena.length(sought[firstWord + word]);
            if (length > ByteArena.INLINE) {
                sought[firstWord + word + 1] = next;
                next += length;
            }
        }
        ByteArena.Frozen arena = ByteArena.Frozen.of(key);
        for (int slot = slot(sought, 0); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            if (equal(sought, arena, (slots[slot] - 1) * words)) {
                return true;
            }
        }
        return false;
    }

    private boolean equal(long[] record, ByteArena.Frozen arena, int at) {
        long difference = 0;
        for (int word = 0; word < words; word++) {
            difference |= (record[firstWord + word] ^ keys[at + word]) & layout.valueMask(word);
        }
        for (int i = 0; difference == 0 && i < variableWords.length; i++) {
            int word = firstWord + variableWords[i];
            long mine = record[word + 1];
            long others = keys[at + variableWords[i] + 1];
            int length = ByteArena.length(record[word]);
            if (length <= ByteArena.INLINE) {
                difference = mine ^ others;
            } else {
                int a = arena.offset(mine);
                int b = table.arena().offset(others);
                difference = Arrays.equals(
                                arena.page(mine), a, a + length, table.arena().page(others), b, b + length)
                        ? 0
                        : 1;
            }
        }
        return difference == 0;
    }
}
