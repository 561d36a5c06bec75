package dev.weir.formats.parquet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The footer of a file: its schema and where the columns of its row groups are.
 *
 * @param elements the schema as a flat list in depth-first order, the root first
 * @param rows number of rows
 * @param rowGroups in order
 */
record Footer(List<Element> elements, long rows, List<RowGroup> rowGroups) {
    /**
     * A node of the schema.
     *
     * @param type physical type; null for groups
     * @param typeLength bytes of a FIXED_LEN_BYTE_ARRAY
     * @param children number of children; 0 for leaves
     */
    record Element(
            String name,
            @Nullable Physical type,
            int typeLength,
            Repetition repetition,
            int children,
            Logical logical) {}

    record RowGroup(List<Chunk> chunks, long rows) {}

    /**
     * One column of a row group.
     *
     * @param dictionaryOffset where the dictionary page begins; -1 when there is none
     * @param dataOffset where the first data page begins
     */
    record Chunk(
            List<String> path,
            Codec codec,
            long values,
            long compressedSize,
            long uncompressedSize,
            long dataOffset,
            long dictionaryOffset) {
        long start() {
            return dictionaryOffset > 0 && dictionaryOffset < dataOffset ? dictionaryOffset : dataOffset;
        }
    }

    /** How values are stored, in the order of the numbers that stand in files. */
    enum Physical {
        BOOLEAN(0),
        INT32(1),
        INT64(2),
        INT96(3),
        FLOAT(4),
        DOUBLE(5),
        BYTE_ARRAY(6),
        FIXED_LEN_BYTE_ARRAY(7);

        private final int number;

        Physical(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    enum Repetition {
        REQUIRED,
        OPTIONAL,
        REPEATED
    }

    /** The unit of times, in the order of the numbers that stand in files. */
    enum Unit {
        MILLIS(1),
        MICROS(2),
        NANOS(3);

        private final int number;

        Unit(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    /** What a physical value means. */
    sealed interface Logical {
        record None() implements Logical {}

        record Text() implements Logical {}

        record MapOf() implements Logical {}

        record ListOf() implements Logical {}

        record Decimal(int precision, int scale) implements Logical {}

        record Date() implements Logical {}

        record Time(Unit unit) implements Logical {}

        record Timestamp(boolean utc, Unit unit) implements Logical {}

        record IntegerOf(int bits, boolean signed) implements Logical {}

        /** A meaning that changes nothing here, or that is not known. */
        record Other(String name) implements Logical {}
    }
}
