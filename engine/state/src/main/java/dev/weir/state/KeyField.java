package dev.weir.state;

import dev.weir.data.DataType;

/**
 * How one column of a key is laid out in a record's words.
 *
 * @param type the column's type
 * @param form how a value becomes words
 * @param word the first of its words, counted from the first word of the key
 */
record KeyField(DataType type, Form form, int word) {
    /** How a value becomes words. */
    enum Form {
        /** One word whose signed order is the value's. */
        NUMBER(1),
        /** One word: the bits of a floating-point number. */
        FLOATING(1),
        /** Lower word, upper word. */
        DECIMAL(2),
        /** Milliseconds, nanoseconds of the millisecond. */
        TIMESTAMP(2),
        /** The two words of a {@link dev.weir.dataflow.state.ByteArena}. */
        BYTES(2),
        /** A nested value, encoded, as {@link #BYTES}. */
        NESTED(2);

        private final int words;

        Form(int words) {
            this.words = words;
        }

        int words() {
            return words;
        }
    }

    /** The form of values of a type. */
    static Form formOf(DataType type) {
        return switch (type) {
            case DataType.Null t -> Form.NUMBER;
            case DataType.Bool t -> Form.NUMBER;
            case DataType.TinyInt t -> Form.NUMBER;
            case DataType.SmallInt t -> Form.NUMBER;
            case DataType.Int t -> Form.NUMBER;
            case DataType.BigInt t -> Form.NUMBER;
            case DataType.Date t -> Form.NUMBER;
            case DataType.Time t -> Form.NUMBER;
            case DataType.YearMonthInterval t -> Form.NUMBER;
            case DataType.DayTimeInterval t -> Form.NUMBER;
            case DataType.Float32 t -> Form.FLOATING;
            case DataType.Float64 t -> Form.FLOATING;
            case DataType.Decimal t -> t.isShort() ? Form.NUMBER : Form.DECIMAL;
            case DataType.Timestamp t -> t.precision() <= 3 ? Form.NUMBER : Form.TIMESTAMP;
            case DataType.TimestampLtz t -> t.precision() <= 3 ? Form.NUMBER : Form.TIMESTAMP;
            case DataType.Char t -> Form.BYTES;
            case DataType.VarChar t -> Form.BYTES;
            case DataType.Binary t -> Form.BYTES;
            case DataType.VarBinary t -> Form.BYTES;
            case DataType.Array t -> Form.NESTED;
            case DataType.MapOf t -> Form.NESTED;
            case DataType.RowOf t -> Form.NESTED;
            case DataType.Opaque t ->
                throw new IllegalArgumentException("objects cannot be keys of records: " + t.name());
        };
    }

    /** Whether the words refer to bytes beside them. */
    boolean isVariable() {
        return form == Form.BYTES || form == Form.NESTED;
    }
}
