package dev.weir.formats.text;

import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;

/** CHAR and VARCHAR as views into the chunk. */
record StringParser(DataType type) implements FieldParser {
    @Override
    public Column parse(Fields fields, int rows) {
        int[] offsets = new int[rows];
        int[] lengths = new int[rows];
        for (int row = 0; row < rows; row++) {
            int start = fields.starts[row];
            int end = fields.ends[row];
            if (start < 0) {
                fields.setNull(row);
            } else if (end >= 0) {
                offsets[row] = start;
                lengths[row] = end - start;
            } else if (!fields.isBad(row)) {
                offsets[row] = start;
                lengths[row] = fields.unescapeInPlace(row);
            }
        }
        return new BytesColumn(type, rows, fields.chunk, offsets, lengths, fields.validity());
    }

    @Override
    public String expected() {
        return "";
    }
}
