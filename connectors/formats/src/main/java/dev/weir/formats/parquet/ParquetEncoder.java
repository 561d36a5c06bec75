package dev.weir.formats.parquet;

import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FileEncoder;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.formats.parquet.ColumnWriter.WrittenChunk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes files of flat columns: data pages of version 1, one dictionary a text column, statistics of integers. */
final class ParquetEncoder implements FileEncoder {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ROWS_A_GROUP = 1 << 18;
    private static final long BYTES_A_GROUP = 64L << 20;

    private final Schema schema;
    private final OutputStream target;
    private final List<ColumnWriter> columns = new ArrayList<>();
    private final List<RowGroup> groups = new ArrayList<>();
    private long position;
    private int rows;

    private record RowGroup(List<WrittenChunk> chunks, int rows) {}

    ParquetEncoder(Schema schema, Codec codec, OutputStream target) {
        this.schema = schema;
        this.target = target;
        schema.fields().forEach(field -> columns.add(new ColumnWriter(field, codec)));
    }

    @Override
    public void write(Batch batch) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(batch, batch.column(i));
        }
        rows += batch.size();
        if (rows >= ROWS_A_GROUP || buffered() >= BYTES_A_GROUP) {
            flush();
        }
    }

    private long buffered() {
        long total = 0;
        for (ColumnWriter column : columns) {
            total += column.size();
        }
        return total;
    }

    @Override
    public long estimatedSize() {
        return position + buffered() / 2;
    }

    private void put(byte[] bytes, int length) throws IOException {
        target.write(bytes, 0, length);
        position += length;
    }

    private void flush() throws IOException {
        if (position == 0) {
            put(MAGIC, MAGIC.length);
        }
        if (rows == 0) {
            return;
        }
        List<WrittenChunk> chunks = new ArrayList<>();
        for (ColumnWriter column : columns) {
            WrittenChunk chunk = column.flush(target, position);
            position += chunk.compressedSize();
            chunks.add(chunk);
        }
        groups.add(new RowGroup(chunks, rows));
        rows = 0;
    }

    @Override
    public void finish() throws IOException {
        flush();
        RecordBuffer footer = new RecordBuffer(new byte[0]);
        writeFooter(new ThriftWriter(footer));
        int length = footer.size();
        for (int shift = 0; shift < 32; shift += 8) {
            footer.put(length >>> shift);
        }
        footer.put(MAGIC);
        put(footer.bytes(), footer.size());
    }

    private void writeFooter(ThriftWriter thrift) {
        thrift.beginStruct();
        thrift.i32(1, 1);
        thrift.list(2, ThriftReader.STRUCT, schema.size() + 1);
        thrift.beginStruct();
        thrift.text(4, "schema");
        thrift.i32(5, schema.size());
        thrift.endStruct();
        columns.forEach(column -> column.type().write(thrift, column.field()));
        thrift.i64(3, groups.stream().mapToLong(RowGroup::rows).sum());
        thrift.list(4, ThriftReader.STRUCT, groups.size());
        groups.forEach(group -> writeGroup(thrift, group));
        thrift.text(6, "weir");
        // The order of statistics of every column: that of its type.
        thrift.list(7, ThriftReader.STRUCT, schema.size());
        for (int i = 0; i < schema.size(); i++) {
            thrift.beginStruct();
            thrift.emptyStruct(1);
            thrift.endStruct();
        }
        thrift.endStruct();
    }

    private static void writeGroup(ThriftWriter thrift, RowGroup group) {
        thrift.beginStruct();
        thrift.list(1, ThriftReader.STRUCT, group.chunks().size());
        group.chunks().forEach(chunk -> writeChunk(thrift, chunk));
        thrift.i64(
                2,
                group.chunks().stream()
                        .mapToLong(WrittenChunk::uncompressedSize)
                        .sum());
        thrift.i64(3, group.rows());
        thrift.endStruct();
    }

    private static void writeChunk(ThriftWriter thrift, WrittenChunk chunk) {
        boolean hasDictionary = chunk.dictionaryOffset() >= 0;
        thrift.beginStruct();
        thrift.i64(2, 0);
        thrift.beginStruct(3);
        thrift.i32(1, chunk.type().physical().number());
        thrift.list(2, ThriftReader.I32, hasDictionary ? 3 : 2);
        thrift.i32Element(0);
        thrift.i32Element(3);
        if (hasDictionary) {
            thrift.i32Element(8);
        }
        thrift.list(3, ThriftReader.BINARY, 1);
        thrift.textElement(chunk.field().name());
        thrift.i32(4, chunk.codec().number());
        thrift.i64(5, chunk.rows());
        thrift.i64(6, chunk.uncompressedSize());
        thrift.i64(7, chunk.compressedSize());
        thrift.i64(9, chunk.dataOffset());
        if (hasDictionary) {
            thrift.i64(11, chunk.dictionaryOffset());
        }
        thrift.beginStruct(12);
        thrift.i64(3, chunk.nulls());
        if (chunk.most() != null && chunk.least() != null) {
            thrift.bytes(5, chunk.most());
            thrift.bytes(6, chunk.least());
        }
        thrift.endStruct();
        thrift.endStruct();
        thrift.endStruct();
    }
}
