package dev.weir.expressions.casts;

import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.expressions.Rows;
import dev.weir.expressions.kernels.TextWriter;
import dev.weir.expressions.kernels.Texts;
import dev.weir.expressions.kernels.Utf8;
import dev.weir.expressions.kernels.Vectors;
import org.jspecify.annotations.Nullable;

/** Casts to CHAR and VARCHAR: any type's text, then cut off or filled up with blanks to the declared length. */
final class TextCasts {
    private static final int TYPICAL_LENGTH = 16;

    private TextCasts() {}

    /** The cast from any type. */
    static @Nullable Cast of(DataType from, DataType to) {
        int length = to instanceof DataType.Char c ? c.length() : ((DataType.VarChar) to).length();
        boolean padded = to instanceof DataType.Char;
        Cast fitting = (input, rows, context) -> fit(input, rows, to, length, padded);
        return switch (from) {
            case DataType.Char t -> padded || length < t.length() ? fitting : (input, rows, context) -> input;
            case DataType.VarChar t -> padded || length < t.length() ? fitting : (input, rows, context) -> input;
            case DataType.Binary t -> fitting;
            case DataType.VarBinary t -> fitting;
            default ->
                (input, rows, context) -> {
                    TextWriter out = new TextWriter(rows, TYPICAL_LENGTH);
                    Renderer renderer = Renderer.of(input, out, context);
                    for (int i = 0; i < rows.count(); i++) {
                        int row = rows.row(i);
                        out.begin();
                        renderer.append(row);
                        out.end(row);
                    }
                    return fit(out.build(to), rows, to, length, padded);
                };
        };
    }

    /** Brings text to its declared length, counted in code points. What fits already is not copied. */
    private static Column fit(Column input, Rows rows, DataType type, int length, boolean padded) {
        if (!padded && length == DataType.VarChar.MAX_LENGTH) {
            return input;
        }
        Texts texts = Texts.of(input);
        return padded ? pad(texts, rows, type, length) : cut(texts, input, rows, type, length);
    }

    private static Column cut(Texts texts, Column input, Rows rows, DataType type, int length) {
        int[] offsets = new int[rows.physicalRows()];
        int[] lengths = new int[rows.physicalRows()];
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            offsets[row] = texts.offset(row);
            lengths[row] = Utf8.prefix(texts.bytes(), texts.offset(row), texts.end(row), length);
        }
        byte[] bytes = ((BytesColumn) Vectors.values(input)).bytes();
        return new BytesColumn(type, rows.physicalRows(), bytes, offsets, lengths, null);
    }

    private static Column pad(Texts texts, Rows rows, DataType type, int length) {
        TextWriter out = new TextWriter(rows, length);
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            int kept = Utf8.prefix(texts.bytes(), texts.offset(row), texts.end(row), length);
            out.begin();
            out.append(texts.bytes(), texts.offset(row), kept);
            int missing = length - Utf8.count(texts.bytes(), texts.offset(row), texts.offset(row) + kept);
            for (; missing > 0; missing--) {
                out.append((byte) ' ');
            }
            out.end(row);
        }
        return out.build(type);
    }
}
