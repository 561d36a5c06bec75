package dev.weir.state;

import dev.weir.dataflow.state.ByteArena;
import dev.weir.dataflow.state.RecordLayout;
import dev.weir.dataflow.state.RecordPages;
import dev.weir.dataflow.state.RecordValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of a layout as bytes, a part of the format of snapshots: which columns of its key are NULL, the other
 * columns, the values. Small numbers are short, bytes of any length stand among them; hashes are not written.
 */
final class RecordCodec {
    private enum Form {
        /** A number with sign, short when near 0. */
        SIGNED,
        /** A number without, short when small. */
        UNSIGNED,
        /** Eight bytes. */
        WORD,
        /** Two words that stand for bytes. */
        BYTES
    }

    /**
     * How a word is written.
     *
     * @param word of the record
     * @param key the column of the key it belongs to, which may be NULL; -1 for none
     * @param table whose record it links to; null for nothing
     * @param base what stands for record 0 in a link
     */
    private record Step(
            Form form, int word, int key, @Nullable String table, int base) {}

    /** Finds the present number of a record that a link meant. */
    @FunctionalInterface
    interface Renumbering {
        int of(String table, int record) throws DamagedStateException;
    }

    private final int nullWord;
    private final Step[] steps;
    private final int[] byteWords;
    private byte[] buffer = new byte[64];

    RecordCodec(RecordLayout layout, KeyLayout keys) {
        nullWord = keys.hasNullBits() ? keys.firstWord() : -1;
        List<Step> all = new ArrayList<>();
        for (int key = 0; key < keys.size(); key++) {
            addKey(
                    all,
                    keys.field(key),
                    keys.firstWord(),
                    keys.hasNullBits() ? key : -1,
                    layout.keyLinks().get(key));
        }
        int word = keys.firstWord() + keys.words();
        for (RecordValue value : layout.values()) {
            all.add(
                    switch (value) {
                        case RecordValue.Word v -> new Step(Form.SIGNED, word, -1, null, 0);
                        case RecordValue.Bytes v -> new Step(Form.BYTES, word, -1, null, 0);
                        case RecordValue.Link v -> new Step(Form.UNSIGNED, word, -1, v.table(), 1);
                    });
            word += value.words();
        }
        steps = all.toArray(Step[]::new);
        byteWords = all.stream()
                .filter(step -> step.form == Form.BYTES)
                .mapToInt(Step::word)
                .toArray();
    }

    private static void addKey(List<Step> steps, KeyField field, int firstWord, int key, @Nullable String linked) {
        int word = firstWord + field.word();
        switch (field.form()) {
            case NUMBER ->
                steps.add(
                        linked == null
                                ? new Step(Form.SIGNED, word, key, null, 0)
                                : new Step(Form.UNSIGNED, word, key, linked, 0));
            case FLOATING -> steps.add(new Step(Form.WORD, word, key, null, 0));
            case DECIMAL -> {
                steps.add(new Step(Form.WORD, word, key, null, 0));
                steps.add(new Step(Form.SIGNED, word + 1, key, null, 0));
            }
            case TIMESTAMP -> {
                steps.add(new Step(Form.SIGNED, word, key, null, 0));
                steps.add(new Step(Form.UNSIGNED, word + 1, key, null, 0));
            }
            case BYTES, NESTED -> steps.add(new Step(Form.BYTES, word, key, null, 0));
        }
    }

    void write(long[] page, int offset, ByteArena.Frozen arena, StateOutput out) throws IOException {
        long nulls = 0;
        if (nullWord >= 0) {
            nulls = page[offset + nullWord];
            out.writeNumber(nulls);
        }
        for (Step step : steps) {
            if (step.key >= 0 && (nulls >>> step.key & 1) != 0) {
                continue;
            }
            long word = page[offset + step.word];
            switch (step.form) {
                case SIGNED -> out.writeSigned(word);
                case UNSIGNED -> out.writeNumber(word);
                case WORD -> out.writeWord(word);
                case BYTES -> writeBytes(word, page[offset + step.word + 1], arena, out);
            }
        }
    }

    private void writeBytes(long first, long second, ByteArena.Frozen arena, StateOutput out) throws IOException {
        int length = ByteArena.length(first);
        out.writeNumber(length);
        if (ByteArena.isInline(first)) {
            for (int i = 0; i < length; i++) {
                out.writeByte((int) (i < 4 ? first >>> 32 + 8 * i : second >>> 8 * (i - 4)));
            }
        } else {
            out.writeBytes(arena.page(second), arena.offset(second), length);
        }
    }

    /** Reads a record into its place, all of whose words are zero. */
    void read(StateInput in, RecordPages pages, int record, ByteArena arena) throws IOException {
        long[] page = pages.pageForWrite(record);
        int offset = pages.offset(record);
        long nulls = 0;
        if (nullWord >= 0) {
            nulls = in.readNumber();
            page[offset + nullWord] = nulls;
        }
        for (Step step : steps) {
            if (step.key >= 0 && (nulls >>> step.key & 1) != 0) {
                continue;
            }
            int at = offset + step.word;
            switch (step.form) {
                case SIGNED -> page[at] = in.readSigned();
                case UNSIGNED -> page[at] = in.readNumber();
                case WORD -> page[at] = in.readWord();
                case BYTES -> {
                    int length = in.readCount("the length of bytes");
                    buffer = in.readBytes(length, buffer);
                    page[at] = ByteArena.firstWord(buffer, 0, length);
                    page[at + 1] = length > ByteArena.INLINE
                            ? arena.store(buffer, 0, length)
                            : ByteArena.inlineWord(buffer, 0, length);
                }
            }
        }
    }

    /** Gives the bytes that a record refers to back to the arena. */
    void free(RecordPages pages, int record, ByteArena arena) {
        long[] page = pages.page(record);
        int offset = pages.offset(record);
        for (int word : byteWords) {
            long first = page[offset + word];
            if (!ByteArena.isInline(first)) {
                arena.free(page[offset + word + 1], ByteArena.length(first));
            }
        }
    }

    /** Turns words that were copied from a record of another table into words of this one: bytes and links. */
    void adopt(RecordPages pages, int record, ByteArena from, ByteArena arena, Renumbering numbers)
            throws DamagedStateException {
        long[] page = pages.pageForWrite(record);
        int offset = pages.offset(record);
        for (int word : byteWords) {
            long first = page[offset + word];
            if (!ByteArena.isInline(first)) {
                long address = page[offset + word + 1];
                page[offset + word + 1] =
                        arena.store(from.page(address), from.offset(address), ByteArena.length(first));
            }
        }
        long nulls = nullWord >= 0 ? page[offset + nullWord] : 0;
        for (Step step : steps) {
            if (step.table == null || step.key >= 0 && (nulls >>> step.key & 1) != 0) {
                continue;
            }
            long linked = page[offset + step.word] - step.base;
            if (linked >= 0) {
                if (linked > Integer.MAX_VALUE) {
                    throw new DamagedStateException("a link to record " + linked);
                }
                page[offset + step.word] = (long) numbers.of(step.table, (int) linked) + step.base;
            }
        }
    }
}
