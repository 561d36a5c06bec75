package dev.weir.formats.json;

import dev.weir.data.ArrayColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.MapColumn;
import dev.weir.data.RowColumn;
import dev.weir.data.Validity;
import dev.weir.formats.json.JsonScan.Malformed;
import dev.weir.formats.text.FieldParser;
import dev.weir.formats.text.FieldParsers;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A node of a nested type while the values of a batch are taken apart: it notes where each of its values is, and makes
 * a column of all of them at the end. Leaves are parsed by the same loops as columns that are not nested.
 */
abstract sealed class JsonNode {
    /** Index of the table's row by value of this node. */
    int[] rows = new int[64];

    int count;
    private long @Nullable [] validity;

    /** A value is of another kind than its type. */
    static final class WrongKind extends Exception {
        private static final long serialVersionUID = 1L;

        WrongKind() {
            super("", null, false, false);
        }
    }

    static JsonNode create(DataType type, ZoneId zone) {
        return switch (type) {
            case DataType.Array t -> new OfArray(t, create(t.element(), zone));
            case DataType.MapOf t -> new OfMap(t, create(t.key(), zone), create(t.value(), zone));
            case DataType.RowOf t ->
                new OfRow(
                        t,
                        t.fields().stream()
                                .map(field -> create(field.type(), zone))
                                .toList());
            default ->
                new Leaf(Objects.requireNonNull(FieldParsers.of(type, zone), () -> "no JSON for " + type.name()));
        };
    }

    /**
     * Appends the value that stands in some bytes; what stands behind it is not looked at. Returns the index behind it.
     */
    final int append(byte[] bytes, int from, int to, int row) throws Malformed, WrongKind {
        if (from < to && bytes[from] == 'n') {
            int end = JsonScan.scalarEnd(bytes, from, to);
            if (JsonScan.isWord(bytes, from, end, "null")) {
                appendNull(row);
                return end;
            }
        }
        return appendValue(bytes, from, to, row);
    }

    /** Appends NULL. */
    void appendNull(int row) {
        int index = next(row);
        if (validity == null) {
            validity = Validity.allValid(Math.max(index + 1, 64));
        }
        Validity.setNull(bits(index), index);
    }

    /** Counts a value. */
    int next(int row) {
        if (count == rows.length) {
            grow(count * 2);
        }
        rows[count] = row;
        if (validity != null) {
            Validity.setValid(bits(count), count);
        }
        return count++;
    }

    private long[] bits(int index) {
        long[] present = Objects.requireNonNull(validity);
        if (Validity.words(index + 1) > present.length) {
            long[] more = Arrays.copyOf(present, present.length * 2);
            Arrays.fill(more, present.length, more.length, -1L);
            validity = more;
            return more;
        }
        return present;
    }

    void grow(int capacity) {
        rows = Arrays.copyOf(rows, capacity);
    }

    final long @Nullable [] validity() {
        return validity;
    }

    abstract int appendValue(byte[] bytes, int from, int to, int row) throws Malformed, WrongKind;

    /** Forgets parts of a value that was given up half-way. */
    void abandon() {}

    final void truncate(int least) {
        count = least;
        abandon();
    }

    /** The column of all values. */
    abstract Column build(FieldParser.Fields fields);

    /** A value that is not nested. */
    static final class Leaf extends JsonNode {
        private final FieldParser parser;
        private int[] starts = new int[64];
        private int[] ends = new int[64];

        Leaf(FieldParser parser) {
            this.parser = parser;
        }

        @Override
        void grow(int capacity) {
            super.grow(capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }

        @Override
        void appendNull(int row) {
            // Counting first: it may put a longer array in the place of this one.
            int index = next(row);
            starts[index] = -1;
        }

        /** Appends the text between two indexes, the second one complemented where it holds escapes. */
        void appendText(int start, int end, int row) {
            int index = next(row);
            starts[index] = start;
            ends[index] = end;
        }

        @Override
        int appendValue(byte[] bytes, int from, int to, int row) throws Malformed {
            if (from < to && bytes[from] == '"') {
                int end = JsonScan.stringEnd(bytes, from + 1, to);
                appendText(from + 1, end, row);
                return (end < 0 ? ~end : end) + 1;
            }
            int end = JsonScan.valueEnd(bytes, from, to);
            appendText(from, end, row);
            return end;
        }

        @Override
        Column build(FieldParser.Fields fields) {
            return parser.parse(fields.elements(starts, ends, rows), count);
        }
    }

    /** ARRAY. */
    static final class OfArray extends JsonNode {
        private final DataType type;
        private final JsonNode elements;
        private int[] offsets = new int[64];
        private int[] lengths = new int[64];

        OfArray(DataType type, JsonNode elements) {
            this.type = type;
            this.elements = elements;
        }

        @Override
        void grow(int capacity) {
            super.grow(capacity);
            offsets = Arrays.copyOf(offsets, capacity);
            lengths = Arrays.copyOf(lengths, capacity);
        }

        @Override
        int appendValue(byte[] bytes, int from, int to, int row) throws Malformed, WrongKind {
            if (from >= to || bytes[from] != '[') {
                throw new WrongKind();
            }
            int first = elements.count;
            int at = JsonScan.skipBlank(bytes, from + 1, to);
            boolean more = at < to && bytes[at] != ']';
            while (more) {
                at = JsonScan.skipBlank(bytes, elements.append(bytes, at, to, row), to);
                more = at < to && bytes[at] == ',';
                at = more ? JsonScan.skipBlank(bytes, at + 1, to) : at;
            }
            if (at >= to || bytes[at] != ']') {
                throw JsonScan.unexpected(bytes, at, to, "',' or ']'");
            }
            int index = next(row);
            offsets[index] = first;
            lengths[index] = elements.count - first;
            return at + 1;
        }

        @Override
        void abandon() {
            elements.abandon();
        }

        @Override
        Column build(FieldParser.Fields fields) {
            return new ArrayColumn(type, count, elements.build(fields), offsets, lengths, validity());
        }
    }

    /** MAP, an object whose keys are values. */
    static final class OfMap extends JsonNode {
        private final DataType type;
        private final Leaf keys;
        private final JsonNode values;
        private int[] offsets = new int[64];
        private int[] lengths = new int[64];

        OfMap(DataType type, JsonNode keys, JsonNode values) {
            this.type = type;
            this.keys = (Leaf) keys;
            this.values = values;
        }

        @Override
        void grow(int capacity) {
            super.grow(capacity);
            offsets = Arrays.copyOf(offsets, capacity);
            lengths = Arrays.copyOf(lengths, capacity);
        }

        @Override
        int appendValue(byte[] bytes, int from, int to, int row) throws Malformed, WrongKind {
            int first = keys.count;
            int end = members(bytes, from, to, (start, stop, value) -> {
                keys.appendText(start, stop, row);
                return values.append(bytes, value, to, row);
            });
            int index = next(row);
            offsets[index] = first;
            lengths[index] = keys.count - first;
            return end;
        }

        @Override
        void abandon() {
            int least = Math.min(keys.count, values.count);
            keys.truncate(least);
            values.truncate(least);
        }

        @Override
        Column build(FieldParser.Fields fields) {
            Column keyColumn = keys.build(fields);
            return new MapColumn(type, count, keyColumn, values.build(fields), offsets, lengths, validity());
        }
    }

    /** ROW, an object. */
    static final class OfRow extends JsonNode {
        private final DataType.RowOf type;
        private final List<JsonNode> nodes;
        private final JsonKeys names;
        private final JsonUnescape unescape = new JsonUnescape();

        OfRow(DataType.RowOf type, List<JsonNode> nodes) {
            this.type = type;
            this.nodes = nodes;
            this.names = new JsonKeys(type.fields().stream().map(Field::name).toList());
        }

        @Override
        void appendNull(int row) {
            nodes.forEach(node -> node.appendNull(row));
            super.appendNull(row);
        }

        @Override
        int appendValue(byte[] bytes, int from, int to, int row) throws Malformed, WrongKind {
            int[] place = {0};
            int end = members(bytes, from, to, (start, stop, value) -> {
                int slot = slot(bytes, start, stop, place[0]++);
                // Of a key that comes twice, the first value counts.
                boolean wanted = slot >= 0 && nodes.get(slot).count == count;
                return wanted ? nodes.get(slot).append(bytes, value, to, row) : JsonScan.valueEnd(bytes, value, to);
            });
            int index = next(row);
            for (JsonNode node : nodes) {
                if (node.count == index) {
                    node.appendNull(row);
                }
            }
            return end;
        }

        private int slot(byte[] bytes, int start, int stop, int place) {
            if (stop >= 0) {
                return names.slot(bytes, start, stop, place);
            }
            byte[] key = Arrays.copyOfRange(bytes, start, ~stop);
            return names.slot(key, 0, unescape.unescape(key, 0, key.length), place);
        }

        @Override
        void abandon() {
            nodes.forEach(node -> node.truncate(count));
        }

        @Override
        Column build(FieldParser.Fields fields) {
            List<Column> columns = new ArrayList<>();
            nodes.forEach(node -> columns.add(node.build(fields)));
            return new RowColumn(type, count, columns, validity());
        }
    }

    /** Is told of one member of an object. */
    private interface Member {
        /**
         * Takes the key between two indexes and the value that begins at a third; returns the index behind the value.
         */
        int take(int keyStart, int keyEnd, int value) throws Malformed, WrongKind;
    }

    private static int members(byte[] bytes, int from, int to, Member member) throws Malformed, WrongKind {
        if (from >= to || bytes[from] != '{') {
            throw new WrongKind();
        }
        int at = JsonScan.skipBlank(bytes, from + 1, to);
        boolean more = at < to && bytes[at] != '}';
        while (more) {
            if (at >= to || bytes[at] != '"') {
                throw JsonScan.unexpected(bytes, at, to, "a key in quotes");
            }
            int keyEnd = JsonScan.stringEnd(bytes, at + 1, to);
            int colon = JsonScan.skipBlank(bytes, (keyEnd < 0 ? ~keyEnd : keyEnd) + 1, to);
            if (colon >= to || bytes[colon] != ':') {
                throw JsonScan.unexpected(bytes, colon, to, "':'");
            }
            at = member.take(at + 1, keyEnd, JsonScan.skipBlank(bytes, colon + 1, to));
            at = JsonScan.skipBlank(bytes, at, to);
            more = at < to && bytes[at] == ',';
            at = more ? JsonScan.skipBlank(bytes, at + 1, to) : at;
        }
        if (at >= to || bytes[at] != '}') {
            throw JsonScan.unexpected(bytes, at, to, "',' or '}'");
        }
        return at + 1;
    }
}
