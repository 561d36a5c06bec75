package dev.weir.formats.csv;

import dev.weir.data.ArrayColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.formats.text.FieldParser;
import java.util.Arrays;

/**
 * ARRAY of values that are not nested, separated by a delimiter of their own. An empty field is an array of no
 * elements; an empty element is NULL unless it is text.
 *
 * @param delimiter what stands between elements
 */
record CsvArrayParser(DataType.Array type, FieldParser element, byte[] delimiter) implements FieldParser {
    @Override
    public Column parse(Fields fields, int rows) {
        int[] offsets = new int[rows];
        int[] lengths = new int[rows];
        Elements elements = new Elements(!CsvFormat.isText(type.element()));
        for (int row = 0; row < rows; row++) {
            offsets[row] = elements.count;
            if (fields.start(row) < 0) {
                fields.setNull(row);
                continue;
            }
            int end = fields.end(row) < 0 ? fields.start(row) + fields.unescapeInPlace(row) : fields.end(row);
            split(fields.chunk(), fields.start(row), end, row, elements);
            lengths[row] = elements.count - offsets[row];
        }
        Column values = element.parse(fields.elements(elements.starts, elements.ends, elements.rows), elements.count);
        return new ArrayColumn(type, rows, values, offsets, lengths, fields.validity());
    }

    private void split(byte[] chunk, int start, int end, int row, Elements elements) {
        if (start == end) {
            return;
        }
        int from = start;
        for (int at = start; at + delimiter.length <= end; at++) {
            if (Arrays.equals(chunk, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
                elements.add(from, at, row);
                from = at + delimiter.length;
                at = from - 1;
            }
        }
        elements.add(from, end, row);
    }

    @Override
    public String expected() {
        return element.expected();
    }

    private static final class Elements {
        int[] starts = new int[256];
        int[] ends = new int[256];
        int[] rows = new int[256];
        int count;

        private final boolean emptyIsNull;

        Elements(boolean emptyIsNull) {
            this.emptyIsNull = emptyIsNull;
        }

        void add(int start, int end, int row) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
                rows = Arrays.copyOf(rows, count * 2);
            }
            starts[count] = start == end && emptyIsNull ? -1 : start;
            ends[count] = end;
            rows[count++] = row;
        }
    }
}
