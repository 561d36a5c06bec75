package dev.weir.formats.text;

import dev.weir.data.BooleanColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;

/** BOOLEAN: true or false in any case. */
record BooleanParser(DataType type) implements FieldParser {
    @Override
    public Column parse(Fields fields, int rows) {
        boolean[] values = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            if (fields.starts[row] < 0) {
                fields.setNull(row);
                continue;
            }
            int start = fields.starts[row];
            int length = fields.ends[row] - start;
            if (length == 4 && (fields.chunk[start] | 0x20) == 't'
                    || length == 5 && (fields.chunk[start] | 0x20) == 'f') {
                String text = ParsedText.of(fields, row);
                values[row] = length == 4;
                if (!text.equalsIgnoreCase(length == 4 ? "true" : "false")) {
                    fields.invalid(row);
                }
            } else {
                values[row] = slowly(fields, row);
            }
        }
        return new BooleanColumn(type, rows, values, fields.validity());
    }

    private static boolean slowly(Fields fields, int row) {
        String text = ParsedText.of(fields, row);
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (!text.equalsIgnoreCase("false")) {
            fields.invalid(row);
        }
        return false;
    }

    @Override
    public String expected() {
        return " (true or false)";
    }
}
