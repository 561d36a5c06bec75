package dev.weir.formats.text;

import dev.weir.data.Column;
import dev.weir.data.Validity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of one column's fields, found before, into a column. One thread; reads the chunk, and may unescape in
 * it.
 */
public interface FieldParser {
    /**
     * Parses the fields of some rows.
     *
     * @param fields where the fields are; a row that is bad already is left alone and gets any value
     * @param rows number of rows
     */
    Column parse(Fields fields, int rows);

    /** What a text of this column should look like, for messages. */
    String expected();

    /** The fields of one column. */
    final class Fields {
        /** The position of a field that is NULL. */
        static final int NULL = -1;

        final byte[] chunk;
        final int[] starts;
        /** Where a field ends; the complement of it, which is negative, when the field holds escapes. */
        final int[] ends;

        private final TextColumns owner;
        private final int slot;
        /** The row of the batch by row of this column; null when they are the same. */
        private final int @Nullable [] rowOf;

        private long @Nullable [] validity;

        Fields(TextColumns owner, int slot, byte[] chunk, int[] starts, int[] ends, int @Nullable [] rowOf) {
            this.owner = owner;
            this.slot = slot;
            this.chunk = chunk;
            this.starts = starts;
            this.ends = ends;
            this.rowOf = rowOf;
        }

        /** Fields within the fields of this column: the elements of arrays. */
        public Fields elements(int[] elementStarts, int[] elementEnds, int[] rowOfElement) {
            return new Fields(owner, slot, chunk, elementStarts, elementEnds, rowOfElement);
        }

        /** The bytes that hold the fields. */
        public byte[] chunk() {
            return chunk;
        }

        /** Where the field at a row begins; negative for NULL. */
        public int start(int row) {
            return starts[row];
        }

        /** Where the field at a row ends; its complement when the field holds escapes. */
        public int end(int row) {
            return ends[row];
        }

        /** The text at a row is no value of the column. The row is bad, or its field NULL. */
        public void invalid(int row) {
            setNull(row);
            owner.invalid(rowOf == null ? row : rowOf[row], slot);
        }

        /** The field at a row is NULL. */
        public void setNull(int row) {
            if (validity == null) {
                validity = Validity.allValid(Math.max(starts.length, 1));
            }
            Validity.setNull(validity, row);
        }

        /** The bitmap of the fields that are not NULL; null when none is. */
        public long @Nullable [] validity() {
            return validity;
        }

        /** Whether the record of a row has been found bad. */
        public boolean isBad(int row) {
            return owner.isBad(rowOf == null ? row : rowOf[row]);
        }

        /** The field at a row in an array of its own when it holds escapes, else null. */
        public byte @Nullable [] unescaped(int row) {
            if (ends[row] >= 0) {
                return null;
            }
            byte[] copy = Arrays.copyOfRange(chunk, starts[row], ~ends[row]);
            int length = owner.escapes().unescape(copy, 0, copy.length);
            return Arrays.copyOf(copy, length);
        }

        /** Unescapes the field at a row where it stands; returns its length. */
        public int unescapeInPlace(int row) {
            return owner.escapes().unescape(chunk, starts[row], ~ends[row]);
        }
    }

    /** How a format writes characters that it cannot write plainly. */
    @FunctionalInterface
    interface Escapes {
        /**
         * Replaces escapes, known to be well-formed, by what they stand for, which is never longer; returns the length.
         */
        int unescape(byte[] bytes, int from, int to);
    }
}
