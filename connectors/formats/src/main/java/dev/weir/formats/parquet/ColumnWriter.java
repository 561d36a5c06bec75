package dev.weir.formats.parquet;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Field;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.formats.text.FormatError;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects one column of a row group: which rows are NULL, and the other rows' values in PLAIN encoding, or as indexes
 * into a dictionary as long as one pays. Writes them as pages. One thread.
 */
final class ColumnWriter {
    private static final int ROWS_A_PAGE = 20_000;
    private static final int DICTIONARY = 8;
    private static final int PLAIN = 0;
    private static final int RLE = 3;

    private final Field field;
    private final WrittenType type;
    private final Codec codec;
    private final ValueWriter values;
    private boolean[] present = new boolean[4096];
    private int rows;

    ColumnWriter(Field field, Codec codec) {
        this.field = field;
        this.type = WrittenType.of(field);
        this.codec = codec;
        this.values = new ValueWriter(type);
    }

    Field field() {
        return field;
    }

    WrittenType type() {
        return type;
    }

    void add(Batch batch, Column column) {
        if (present.length < rows + batch.size()) {
            present = Arrays.copyOf(present, Math.max(rows + batch.size(), present.length * 2));
        }
        Column flat = column.flat();
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            boolean isPresent = !flat.isNull(row);
            present[rows++] = isPresent;
            if (isPresent) {
                values.add(flat, row);
            } else if (!field.type().nullable()) {
                throw WeirException.of(FormatError.NULL_VALUE, "NULL for column '%s', which is NOT NULL", field.name());
            }
        }
    }

    /** About how many bytes the column has now, before compression. */
    long size() {
        return values.size() + rows / 8;
    }

    /** Writes all pages at a position of the file; returns what the footer says of them. Forgets the rows. */
    WrittenChunk flush(OutputStream target, long position) throws IOException {
        long at = position;
        long uncompressed = 0;
        long dictionaryOffset = -1;
        byte[] dictionary = values.dictionaryPage();
        if (dictionary != null) {
            dictionaryOffset = at;
            Page page = new Page(Page.DICTIONARY_KIND, dictionary, dictionary.length);
            at += page.write(target, codec, thrift -> {
                thrift.beginStruct(7);
                thrift.i32(1, values.dictionarySize());
                thrift.i32(2, PLAIN);
                thrift.endStruct();
            });
            uncompressed += page.headerSize + dictionary.length;
        }
        long dataOffset = at;
        int value = 0;
        for (int row = 0; row < rows; row += ROWS_A_PAGE) {
            int count = Math.min(ROWS_A_PAGE, rows - row);
            RecordBuffer body = new RecordBuffer(new byte[0]);
            if (field.type().nullable()) {
                writeLevels(row, count, body);
            }
            int valueCount = countPresent(row, count);
            values.writeTo(body, value, valueCount);
            value += valueCount;
            Page page = new Page(Page.DATA_KIND, body.bytes(), body.size());
            at += page.write(target, codec, thrift -> {
                thrift.beginStruct(5);
                thrift.i32(1, count);
                thrift.i32(2, dictionary == null ? PLAIN : DICTIONARY);
                thrift.i32(3, RLE);
                thrift.i32(4, RLE);
                thrift.endStruct();
            });
            uncompressed += page.headerSize + body.size();
        }
        WrittenChunk chunk = new WrittenChunk(
                field,
                type,
                codec,
                rows,
                rows - value,
                uncompressed,
                at - position,
                dataOffset,
                dictionaryOffset,
                values.least(),
                values.most());
        rows = 0;
        values.clear();
        return chunk;
    }

    private int countPresent(int from, int count) {
        int result = 0;
        for (int row = from; row < from + count; row++) {
            result += present[row] ? 1 : 0;
        }
        return result;
    }

    /** Definition levels of one bit, behind their length: one run when all are alike, else packed bits. */
    private void writeLevels(int from, int count, RecordBuffer body) {
        int presentCount = countPresent(from, count);
        RecordBuffer levels = new RecordBuffer(new byte[0]);
        if (presentCount == count || presentCount == 0) {
            varint(levels, (long) count << 1);
            levels.put(presentCount == 0 ? 0 : 1);
        } else {
            int groups = count + 7 >>> 3;
            varint(levels, (long) groups << 1 | 1);
            for (int group = 0; group < groups; group++) {
                int bits = 0;
                for (int i = 0; i < 8 && group * 8 + i < count; i++) {
                    bits |= (present[from + group * 8 + i] ? 1 : 0) << i;
                }
                levels.put(bits);
            }
        }
        for (int shift = 0; shift < 32; shift += 8) {
            body.put(levels.size() >>> shift);
        }
        body.put(levels.bytes(), 0, levels.size());
    }

    static void varint(RecordBuffer target, long value) {
        long rest = value;
        while (rest >= 0x80) {
            target.put((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        target.put((int) rest);
    }

    /** What the footer says of a column of a row group. */
    record WrittenChunk(
            Field field,
            WrittenType type,
            Codec codec,
            long rows,
            long nulls,
            long uncompressedSize,
            long compressedSize,
            long dataOffset,
            long dictionaryOffset,
            byte @Nullable [] least,
            byte @Nullable [] most) {}

    /** One page on its way to the file. */
    private static final class Page {
        private static final int DATA_KIND = 0;
        private static final int DICTIONARY_KIND = 2;

        private final int kind;
        private final byte[] body;
        private final int size;
        private int headerSize;

        Page(int kind, byte[] body, int size) {
            this.kind = kind;
            this.body = body;
            this.size = size;
        }

        /** Writes header and body; returns how many bytes. */
        long write(OutputStream target, Codec codec, Consumer<ThriftWriter> details) throws IOException {
            byte[] compressed = codec.compress(body, size);
            RecordBuffer header = new RecordBuffer(new byte[0]);
            ThriftWriter thrift = new ThriftWriter(header);
            thrift.beginStruct();
            thrift.i32(1, kind);
            thrift.i32(2, size);
            thrift.i32(3, compressed.length);
            details.accept(thrift);
            thrift.endStruct();
            target.write(header.bytes(), 0, header.size());
            target.write(compressed);
            headerSize = header.size();
            return header.size() + (long) compressed.length;
        }
    }
}
