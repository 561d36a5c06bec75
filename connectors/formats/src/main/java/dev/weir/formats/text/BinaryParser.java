package dev.weir.formats.text;

import dev.weir.data.BytesColumnBuilder;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.DataType;
import java.util.Base64;

/** BINARY and VARBINARY, written in base 64. */
record BinaryParser(DataType type) implements FieldParser {
    @Override
    public Column parse(Fields fields, int rows) {
        BytesColumnBuilder builder = (BytesColumnBuilder) ColumnBuilder.create(type, rows);
        for (int row = 0; row < rows; row++) {
            if (fields.starts[row] < 0) {
                builder.appendNull();
                continue;
            }
            try {
                byte[] bytes = Base64.getDecoder().decode(ParsedText.of(fields, row));
                builder.append(bytes, 0, bytes.length);
            } catch (IllegalArgumentException e) {
                fields.invalid(row);
                builder.appendNull();
            }
        }
        return builder.build();
    }

    @Override
    public String expected() {
        return " (base 64)";
    }
}
