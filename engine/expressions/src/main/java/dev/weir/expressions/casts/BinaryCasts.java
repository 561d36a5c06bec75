package dev.weir.expressions.casts;

import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.expressions.Rows;
import dev.weir.expressions.kernels.TextWriter;
import dev.weir.expressions.kernels.Texts;
import dev.weir.expressions.kernels.Vectors;
import org.jspecify.annotations.Nullable;

/** Casts to BINARY and VARBINARY: the bytes, cut off or filled up with zeros to the declared length. */
final class BinaryCasts {
    private BinaryCasts() {}

    /** The cast from text (its UTF-8) or binary, or null if the source is neither. */
    static @Nullable Cast of(DataType from, DataType to) {
        boolean bytes = from instanceof DataType.Binary
                || from instanceof DataType.VarBinary
                || from instanceof DataType.Char
                || from instanceof DataType.VarChar;
        if (!bytes) {
            return null;
        }
        return switch (to) {
            case DataType.Binary t -> (input, rows, context) -> pad(input, rows, to, t.length());
            case DataType.VarBinary t
            when t.length() == DataType.VarBinary.MAX_LENGTH -> (input, rows, context) -> input.as(to);
            case DataType.VarBinary t -> (input, rows, context) -> cut(input, rows, to, t.length());
            default -> null;
        };
    }

    private static Column cut(Column input, Rows rows, DataType to, int length) {
        Texts source = Texts.of(input);
        int[] offsets = new int[rows.physicalRows()];
        int[] lengths = new int[rows.physicalRows()];
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            offsets[row] = source.offset(row);
            lengths[row] = Math.min(source.length(row), length);
        }
        byte[] bytes = ((BytesColumn) Vectors.values(input)).bytes();
        return new BytesColumn(to, rows.physicalRows(), bytes, offsets, lengths, null);
    }

    private static Column pad(Column input, Rows rows, DataType to, int length) {
        Texts source = Texts.of(input);
        TextWriter out = new TextWriter(rows, length);
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            int kept = Math.min(source.length(row), length);
            out.begin();
            out.append(source.bytes(), source.offset(row), kept);
            for (int missing = length - kept; missing > 0; missing--) {
                out.append((byte) 0);
            }
            out.end(row);
        }
        return out.build(to);
    }
}
