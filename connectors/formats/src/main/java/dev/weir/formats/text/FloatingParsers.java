package dev.weir.formats.text;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.DoubleColumn;
import dev.weir.data.FloatColumn;

/** FLOAT and DOUBLE. */
final class FloatingParsers {
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private FloatingParsers() {}

    /**
     * A plain decimal number of at most 15 digits whose digits and power of ten are both exact as doubles, so that one
     * division is rounded right (Clinger, "How to read floating point numbers accurately"). NaN for all other texts.
     */
    static double parseFast(byte[] bytes, int start, int end) {
        int from = start;
        boolean negative = from < end && bytes[from] == '-';
        if (negative) {
            from++;
        }
        if (from >= end || end - from > 16) {
            return Double.NaN;
        }
        long digits = 0;
        int point = -1;
        for (int i = from; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (bytes[i] == '.' && point < 0 && i > from && i < end - 1) {
                point = i;
            } else {
                return Double.NaN;
            }
        }
        if (point < 0 && end - from > 15) {
            return Double.NaN;
        }
        double value = point < 0 ? digits : digits / POWERS[end - 1 - point];
        return negative ? -value : value;
    }

    private static double parse(FieldParser.Fields fields, int row) {
        if (fields.ends[row] >= 0) {
            double fast = parseFast(fields.chunk, fields.starts[row], fields.ends[row]);
            if (!Double.isNaN(fast)) {
                return fast;
            }
        }
        return Double.parseDouble(checked(ParsedText.of(fields, row)));
    }

    /** Java's parser takes suffixes and hexadecimal numbers, which no file means. */
    private static String checked(String text) {
        if (!text.isEmpty() && "fFdDpP".indexOf(text.charAt(text.length() - 1)) >= 0 || text.indexOf('x') >= 0) {
            throw new NumberFormatException(text);
        }
        return text;
    }

    /** DOUBLE. */
    record OfDouble(DataType type) implements FieldParser {
        @Override
        public Column parse(Fields fields, int rows) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                if (fields.starts[row] < 0) {
                    fields.setNull(row);
                    continue;
                }
                try {
                    values[row] = FloatingParsers.parse(fields, row);
                } catch (NumberFormatException e) {
                    fields.invalid(row);
                }
            }
            return new DoubleColumn(type, rows, values, fields.validity());
        }

        @Override
        public String expected() {
            return "";
        }
    }

    /** FLOAT; not parsed as a double first, which would round twice. */
    record OfFloat(DataType type) implements FieldParser {
        @Override
        public Column parse(Fields fields, int rows) {
            float[] values = new float[rows];
            for (int row = 0; row < rows; row++) {
                if (fields.starts[row] < 0) {
                    fields.setNull(row);
                    continue;
                }
                try {
                    values[row] = Float.parseFloat(checked(ParsedText.of(fields, row)));
                } catch (NumberFormatException e) {
                    fields.invalid(row);
                }
            }
            return new FloatColumn(type, rows, values, fields.validity());
        }

        @Override
        public String expected() {
            return "";
        }
    }
}
