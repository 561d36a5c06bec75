package dev.weir.state;

import dev.weir.dataflow.state.ByteArena;
import dev.weir.dataflow.state.RecordPages;
import org.jspecify.annotations.Nullable;

/**
 * The keys in a table's records: compares and copies them as words, and bytes that don't fit the words in an arena
 * beside. A key from outside is words of an array; its long bytes are either offsets in the encoder's source or
 * addresses in another table's arena.
 */
final class KeyStore {
    private final KeyLayout layout;
    private final KeyEncoder encoder;
    private final RecordPages pages;
    private final ByteArena arena = new ByteArena();
    private final int firstWord;
    private final int words;
    /** The first word of each column of the key that refers to bytes, -1 for others; empty when none does. */
    private final int[] variableWords;

    KeyStore(KeyLayout layout, KeyEncoder encoder, RecordPages pages) {
        this.layout = layout;
        this.encoder = encoder;
        this.pages = pages;
        firstWord = layout.firstWord();
        words = layout.words();
        variableWords = layout.variableWords();
    }

    ByteArena arena() {
        return arena;
    }

    /**
     * Whether a record has a key.
     *
     * @param foreign where long bytes of the key lie; null for the encoder's source
     */
    boolean equals(int record, long[] keys, int at, @Nullable ByteArena foreign) {
        long[] page = pages.page(record);
        int offset = pages.offset(record) + firstWord;
        long difference = 0;
        for (int word = 0; word < words; word++) {
            difference |= (page[offset + word] ^ keys[at + word]) & layout.valueMask(word);
        }
        return difference == 0 && (variableWords.length == 0 || bytesEqual(page, offset, keys, at, foreign));
    }

    /** Compares what the second words of bytes stand for; the first words, and so the lengths, are equal. */
    private boolean bytesEqual(long[] page, int offset, long[] keys, int at, @Nullable ByteArena foreign) {
        for (int key = 0; key < variableWords.length; key++) {
            int word = variableWords[key];
            if (word < 0) {
                continue;
            }
            long stored = page[offset + word + 1];
            long sought = keys[at + word + 1];
            int length = ByteArena.length(keys[at + word]);
            if (length <= ByteArena.INLINE) {
                if (stored != sought) {
                    return false;
                }
            } else if (foreign == null) {
                if (!arena.equals(stored, encoder.source(key), (int) sought, length)) {
                    return false;
                }
            } else if (!arena.equals(stored, foreign.page(sought), foreign.offset(sought), length)) {
                return false;
            }
        }
        return true;
    }

    /** Writes a key into a new record. */
    void store(int record, long[] keys, int at, @Nullable ByteArena foreign) {
        long[] page = pages.pageForWrite(record);
        int offset = pages.offset(record) + firstWord;
        System.arraycopy(keys, at, page, offset, words);
        for (int key = 0; key < variableWords.length; key++) {
            int word = variableWords[key];
            if (word >= 0 && !ByteArena.isInline(keys[at + word])) {
                long from = keys[at + word + 1];
                int length = ByteArena.length(keys[at + word]);
                page[offset + word + 1] = foreign == null
                        ? arena.store(encoder.source(key), (int) from, length)
                        : arena.store(foreign.page(from), foreign.offset(from), length);
            }
        }
    }

    /** Gives the bytes of a record's key back. */
    void free(int record) {
        long[] page = pages.page(record);
        int offset = pages.offset(record) + firstWord;
        for (int word : variableWords) {
            if (word >= 0 && !ByteArena.isInline(page[offset + word])) {
                arena.free(page[offset + word + 1], ByteArena.length(page[offset + word]));
            }
        }
    }

    /** Writes the words of some records' keys to an array, one behind the other. */
    void read(int[] records, int count, long[] target) {
        for (int i = 0; i < count; i++) {
            pages.read(records[i], firstWord, words, target, i * words);
        }
    }
}
