package dev.weir.state;

import dev.weir.data.LittleEndian;
import dev.weir.dataflow.state.ByteArena;
import dev.weir.dataflow.state.RecordPages;
import java.util.Arrays;

/**
 * Brings what {@link FamilyEncoder} has written into memory. Whatever the bytes are, it fails with
 * {@link DamagedStateException} only. One thread.
 */
final class FamilyDecoder {
    private final FamilyShape shape;
    private final LiveFamily family;
    private final int[] variableWords;
    /** By table the numbers of the members of the family that is read. */
    private final int[][] numbers;

    private final int[] counts;
    private byte[] bytes = {};
    private int position;

    FamilyDecoder(FamilyShape shape, LiveFamily family) {
        this.shape = shape;
        this.family = family;
        variableWords = Arrays.stream(shape.keyLayout(0).variableWords())
                .filter(word -> word >= 0)
                .toArray();
        numbers = new int[shape.size()][8];
        counts = new int[shape.size()];
    }

    /** Reads a key into a new record, which the index does not know yet; the word of its hash is not set. */
    void readKey(byte[] key, int record) throws DamagedStateException {
        KeyLayout layout = shape.keyLayout(0);
        int words = layout.words();
        if (key.length < words * Long.BYTES) {
            throw new DamagedStateException("a key of " + key.length + " bytes");
        }
        RecordPages pages = family.parts(0).pages;
        long[] page = pages.pageForWrite(record);
        int at = pages.offset(record) + layout.firstWord();
        for (int word = 0; word < words; word++) {
            page[at + word] = LittleEndian.longAt(key, word * Long.BYTES);
        }
        int next = words * Long.BYTES;
        for (int word : variableWords) {
            int length = ByteArena.length(page[at + word]);
            if (length > ByteArena.INLINE) {
                if (length > key.length - next) {
                    throw new DamagedStateException("a key with " + length + " bytes that are not there");
                }
                page[at + word + 1] = family.parts(0).arena().store(key, next, length);
                next += length;
            } else if (length < 0) {
                throw new DamagedStateException("a key with " + length + " bytes");
            }
        }
        if (next != key.length) {
            throw new DamagedStateException("a key of " + key.length + " bytes where " + next + " should be");
        }
    }

    /** How many members of each table a value has. */
    int[] counts(byte[] value) throws DamagedStateException {
        bytes = value;
        position = 0;
        for (int table = 1; table < counts.length; table++) {
            counts[table] = length();
        }
        return counts;
    }

    /** Reads a value: the root's values, which are there already, and members under new numbers. */
    void readValue(byte[] value, int root) throws DamagedStateException {
        counts(value);
        for (int table = 1; table < counts.length; table++) {
            if (numbers[table].length < counts[table]) {
                numbers[table] = new int[Math.max(counts[table], numbers[table].length * 2)];
            }
            for (int place = 0; place < counts[table]; place++) {
                numbers[table][place] = family.parts(table).newRecord(0);
            }
        }
        read(0, root, root, shape.valueSteps(0));
        for (int table = 1; table < counts.length; table++) {
            for (int place = 0; place < counts[table]; place++) {
                int record = numbers[table][place];
                read(table, record, root, shape.keySteps(table));
                read(table, record, root, shape.valueSteps(table));
                family.addUnindexed(table, record);
            }
        }
        if (position != bytes.length) {
            throw new DamagedStateException("a value of " + bytes.length + " bytes, of which " + position + " count");
        }
    }

    private void read(int table, int record, int root, FamilyShape.Step[] steps) throws DamagedStateException {
        TableParts parts = family.parts(table);
        long[] page = parts.pages.pageForWrite(record);
        int offset = parts.pages.offset(record);
        for (FamilyShape.Step step : steps) {
            int at = offset + step.word();
            switch (step.kind()) {
                case FamilyShape.NUMBER -> page[at] = signed();
                case FamilyShape.WORD -> page[at] = word();
                case FamilyShape.BYTES -> {
                    int length = length();
                    page[at] = ByteArena.firstWord(bytes, position, length);
                    page[at + 1] = length > ByteArena.INLINE
                            ? parts.arena().store(bytes, position, length)
                            : ByteArena.inlineWord(bytes, position, length);
                    position += length;
                }
                case FamilyShape.ONLY -> {
                    boolean isNull = number() == 0;
                    page[at] = word();
                    if (isNull) {
                        parts.nullRecord = record;
                    }
                }
                case FamilyShape.LINK -> page[at] = linked(step, root) + 1L;
                default -> {
                    int linked = linked(step, root);
                    page[at] = linked < 0 ? 0 : linked;
                }
            }
        }
    }

    /** The record of a link, -1 for none. */
    private int linked(FamilyShape.Step step, int root) throws DamagedStateException {
        long place = number();
        if (place == 0) {
            return -1;
        }
        long most = step.table() == 0 ? 1 : counts[step.table()];
        if (place < 0 || place > most) {
            throw new DamagedStateException("a link to member " + place + " of " + most);
        }
        return step.table() == 0 ? root : numbers[step.table()][(int) place - 1];
    }

    /** A number of bytes, or of something that takes a byte at least. */
    private int length() throws DamagedStateException {
        long length = number();
        if (length < 0 || length > bytes.length - position) {
            throw new DamagedStateException(length + " bytes where " + (bytes.length - position) + " are");
        }
        return (int) length;
    }

    private long word() throws DamagedStateException {
        if (bytes.length - position < Long.BYTES) {
            throw new DamagedStateException("a value that ends early, after " + bytes.length + " bytes");
        }
        long word = LittleEndian.longAt(bytes, position);
        position += Long.BYTES;
        return word;
    }

    private long signed() throws DamagedStateException {
        long number = number();
        return number >>> 1 ^ -(number & 1);
    }

    private long number() throws DamagedStateException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE && position < bytes.length; shift += 7) {
            byte part = bytes[position++];
            number |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new DamagedStateException("a number without end at byte " + position + " of a value");
    }
}
