package dev.weir.formats.text;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.IntColumn;
import dev.weir.data.LongColumn;

/** TINYINT to BIGINT. */
final class IntegerParsers {
    private IntegerParsers() {}

    /** TINYINT, SMALLINT and INT. */
    record Narrow(DataType type, int least, int most) implements FieldParser {
        @Override
        public Column parse(Fields fields, int rows) {
            int[] values = new int[rows];
            for (int row = 0; row < rows; row++) {
                int start = fields.starts[row];
                if (start < 0) {
                    fields.setNull(row);
                    continue;
                }
                long value = ParsedText.parseLong(fields, row);
                if (value < least || value > most) {
                    fields.invalid(row);
                } else {
                    values[row] = (int) value;
                }
            }
            return new IntColumn(type, rows, values, fields.validity());
        }

        @Override
        public String expected() {
            return " (" + least + " to " + most + ")";
        }
    }

    /** BIGINT. */
    record Wide(DataType type) implements FieldParser {
        @Override
        public Column parse(Fields fields, int rows) {
            long[] values = new long[rows];
            for (int row = 0; row < rows; row++) {
                int start = fields.starts[row];
                if (start < 0) {
                    fields.setNull(row);
                    continue;
                }
                long value = ParsedText.parseLong(fields, row);
                values[row] = value;
                if (value == Digits.INVALID && !ParsedText.isLeastLong(fields, row)) {
                    fields.invalid(row);
                }
            }
            return new LongColumn(type, rows, values, fields.validity());
        }

        @Override
        public String expected() {
            return "";
        }
    }
}
