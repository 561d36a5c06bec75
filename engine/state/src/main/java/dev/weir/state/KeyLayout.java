package dev.weir.state;

import dev.weir.data.DataType;
import java.util.Arrays;
import java.util.List;

/**
 * Where the key lies in a record: word 0 is the key's hash; then, if a column of the key may be NULL, a word with a bit
 * for each that is; then the words of the columns. A key of a single column that is one word is just that word: its
 * hash is the word's, mixed, and its NULL has a record that the index doesn't know.
 */
final class KeyLayout {
    /** A record's word that holds the key's hash. */
    static final int HASH_WORD = 0;

    private final KeyField[] fields;
    private final boolean single;
    private final boolean nullBits;
    private final int words;
    private final long[] valueMasks;

    KeyLayout(List<DataType> types) {
        if (types.size() > Long.SIZE) {
            throw new IllegalArgumentException("a key has at most 64 columns, not " + types.size());
        }
        single = types.size() == 1 && KeyField.formOf(types.get(0)).words() == 1;
        nullBits = !single && types.stream().anyMatch(DataType::nullable);
        fields = new KeyField[types.size()];
        int word = nullBits ? 1 : 0;
        for (int i = 0; i < fields.length; i++) {
            KeyField.Form form = KeyField.formOf(types.get(i));
            fields[i] = new KeyField(types.get(i), form, word);
            word += form.words();
        }
        words = word;
        valueMasks = new long[words];
        Arrays.fill(valueMasks, -1L);
        for (KeyField field : fields) {
            if (field.isVariable()) {
                valueMasks[field.word() + 1] = 0;
            }
        }
    }

    /** All bits for a word that equal keys have equal; none for one that may be an address. */
    long valueMask(int word) {
        return valueMasks[word];
    }

    /** The first word of each column that refers to bytes, -1 for the others; empty when none does. */
    int[] variableWords() {
        int[] variable = new int[fields.length];
        boolean any = false;
        for (int i = 0; i < variable.length; i++) {
            variable[i] = fields[i].isVariable() ? fields[i].word() : -1;
            any |= fields[i].isVariable();
        }
        return any ? variable : new int[0];
    }

    int size() {
        return fields.length;
    }

    KeyField field(int key) {
        return fields[key];
    }

    /** Whether the key is one word without NULL bits. */
    boolean isSingleWord() {
        return single;
    }

    /** Whether the first word of the key holds NULL bits. */
    boolean hasNullBits() {
        return nullBits;
    }

    /** A record's word where the key begins: behind the hash, if it is kept. */
    int firstWord() {
        return single ? 0 : 1;
    }

    /** Words of the key, NULL bits included, hash not. */
    int words() {
        return words;
    }

    /** Whether the keys of another table are words of the same meaning. */
    boolean isLike(KeyLayout other) {
        if (fields.length != other.fields.length || nullBits != other.nullBits) {
            return false;
        }
        for (int i = 0; i < fields.length; i++) {
            if (fields[i].form() != other.fields[i].form()) {
                return false;
            }
        }
        return true;
    }
}
