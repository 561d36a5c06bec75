package dev.weir.state;

import static dev.weir.dataflow.state.RecordTable.NONE;

import dev.weir.data.LittleEndian;
import dev.weir.dataflow.state.ByteArena;
import java.util.Arrays;

/**
 * A record and those that belong to it, as they are on disk and in checkpoints. The key: the words of the root's key,
 * such that equal keys have equal bytes, then the bytes that do not fit the words; nothing at all for the NULL key that
 * the table knows. The value: how many members there are of each table, the root's values, the members' keys and
 * values. Numbers have a sign and are short when near 0, bytes stand behind their length, links are places among the
 * members, from 1 on. One thread.
 */
final class FamilyEncoder {
    private static final int LONGEST_NUMBER = 10;
    private static final byte[] NULL_KEY = {};

    private final FamilyShape shape;
    private final KeyLayout rootKey;
    /** The first word of each column of the root's key that refers to bytes. */
    private final int[] variableWords;
    /** By table the members of the family looked at. */
    private final LocalNumbers[] members;

    private byte[] buffer = new byte[256];
    private int size;

    FamilyEncoder(FamilyShape shape) {
        this.shape = shape;
        rootKey = shape.keyLayout(0);
        variableWords =
                Arrays.stream(rootKey.variableWords()).filter(word -> word >= 0).toArray();
        members = new LocalNumbers[shape.size()];
        Arrays.setAll(members, table -> new LocalNumbers());
    }

    /** The members of a table that the family looked at has; of the root's none. */
    LocalNumbers members(int table) {
        return members[table];
    }

    /** Looks at the family of a root. */
    void collect(FamilySource source, int root) {
        if (members.length == 1) {
            return;
        }
        for (LocalNumbers some : members) {
            some.clear();
        }
        follow(source, 0, root, root);
        int[] followed = new int[members.length];
        boolean more = true;
        while (more) {
            more = false;
            for (int table = 1; table < members.length; table++) {
                while (followed[table] < members[table].size()) {
                    follow(source, table, members[table].record(followed[table]++), root);
                    more = true;
                }
            }
        }
    }

    private void follow(FamilySource source, int table, int record, int root) {
        long[] page = source.page(table, record);
        int offset = source.offset(table, record);
        for (FamilyShape.Step link : shape.links(table)) {
            int linked = linked(link, table, page, offset);
            if (linked == NONE) {
                continue;
            }
            if (link.table() > 0) {
                members[link.table()].place(linked);
            } else if (linked != root) {
                throw new IllegalStateException("record " + record + " of '" + shape.name(table) + "' belongs to "
                        + root + " and to " + linked + " of '" + shape.name(0) + "'");
            }
        }
    }

    private int linked(FamilyShape.Step link, int table, long[] page, int offset) {
        long word = page[offset + link.word()];
        if (link.kind() == FamilyShape.LINK) {
            return (int) word - 1;
        }
        boolean isNull = link.nullMask() != 0 && (page[offset + shape.nullWord(table)] & link.nullMask()) != 0;
        return isNull ? NONE : (int) word;
    }

    /** The key of a root. */
    byte[] key(FamilySource source, int root) {
        if (root == source.nullRecord(0)) {
            return NULL_KEY;
        }
        long[] page = source.page(0, root);
        int at = source.offset(0, root) + rootKey.firstWord();
        int keyWords = rootKey.words();
        size = 0;
        room(keyWords * Long.BYTES);
        for (int word = 0; word < keyWords; word++) {
            LittleEndian.putLong(buffer, word * Long.BYTES, page[at + word]);
        }
        size = keyWords * Long.BYTES;
        for (int word : variableWords) {
            long first = page[at + word];
            if (!ByteArena.isInline(first)) {
                LittleEndian.putLong(buffer, (word + 1) * Long.BYTES, 0);
                putBytes(source, 0, first, page[at + word + 1]);
            }
        }
        return Arrays.copyOf(buffer, size);
    }

    /** The value of the family that was {@link #collect looked at}. */
    byte[] value(FamilySource source, int root) {
        size = 0;
        for (int table = 1; table < members.length; table++) {
            putNumber(members[table].size());
        }
        put(source, 0, root, shape.valueSteps(0));
        for (int table = 1; table < members.length; table++) {
            for (int place = 0; place < members[table].size(); place++) {
                int record = members[table].record(place);
                put(source, table, record, shape.keySteps(table));
                put(source, table, record, shape.valueSteps(table));
            }
        }
        return Arrays.copyOf(buffer, size);
    }

    private void put(FamilySource source, int table, int record, FamilyShape.Step[] steps) {
        long[] page = source.page(table, record);
        int offset = source.offset(table, record);
        for (FamilyShape.Step step : steps) {
            long word = page[offset + step.word()];
            switch (step.kind()) {
                case FamilyShape.NUMBER -> putSigned(word);
                case FamilyShape.WORD -> putWord(word);
                case FamilyShape.BYTES -> {
                    putNumber(ByteArena.length(word));
                    putBytes(source, table, word, page[offset + step.word() + 1]);
                }
                case FamilyShape.ONLY -> {
                    boolean isNull = record == source.nullRecord(table);
                    putNumber(isNull ? 0 : 1);
                    putWord(isNull ? 0 : word);
                }
                default -> {
                    int linked = linked(step, table, page, offset);
                    putNumber(linked == NONE ? 0 : step.table() == 0 ? 1 : members[step.table()].place(linked) + 1);
                }
            }
        }
    }

    private void putBytes(FamilySource source, int table, long first, long second) {
        int length = ByteArena.length(first);
        room(length);
        if (ByteArena.isInline(first)) {
            for (int i = 0; i < length; i++) {
                buffer[size + i] = (byte) (i < 4 ? first >>> 32 + 8 * i : second >>> 8 * (i - 4));
            }
        } else {
            source.copy(table, second, length, buffer, size);
        }
        size += length;
    }

    private void putWord(long value) {
        room(Long.BYTES);
        LittleEndian.putLong(buffer, size, value);
        size += Long.BYTES;
    }

    private void putSigned(long value) {
        putNumber(value << 1 ^ value >> 63);
    }

    private void putNumber(long value) {
        room(LONGEST_NUMBER);
        long left = value;
        while ((left & ~0x7FL) != 0) {
            buffer[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        buffer[size++] = (byte) left;
    }

    private void room(int bytes) {
        if (buffer.length - size < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(size + bytes, buffer.length * 2));
        }
    }
}
