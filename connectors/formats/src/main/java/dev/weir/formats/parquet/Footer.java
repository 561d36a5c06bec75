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

    enum Physical {
        BOOLEAN,
        INT32,
        INT64,
        INT96,
        FLOAT,
        DOUBLE,
        BYTE_ARRAY,
        FIXED_LEN_BYTE_ARRAY
    }

    enum Repetition {
        REQUIRED,
        OPTIONAL,
        REPEATED
    }

    enum Unit {
        MILLIS,
        MICROS,
        NANOS
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

        record Integer(int bits, boolean signed) implements Logical {}

        /** A meaning that changes nothing here, or that is not known. */
        record Other(String name) implements Logical {}
    }
}
