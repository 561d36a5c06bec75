package dev.weir.formats.parquet;

import dev.weir.base.Position;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FileFormat;
import dev.weir.dataflow.connect.RandomAccessInput;
import dev.weir.dataflow.connect.RecordDecoder;
import dev.weir.formats.text.FormatError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the batches of one row group. One thread. */
final class RowGroupReader implements FileFormat.Reader {
    private final RandomAccessInput file;
    private final Schema schema;
    private final List<ColumnReader> columns;
    private final long firstRow;
    private final long rows;
    private long done;

    RowGroupReader(RandomAccessInput file, Schema schema, List<ColumnReader> columns, FileFormat.Section section) {
        this.file = file;
        this.schema = schema;
        this.columns = columns;
        this.firstRow = section.firstRow();
        this.rows = section.rows();
    }

    @Override
    public @Nullable Batch next() {
        return done == rows ? null : ParquetFormat.guarded(file.name(), this::read);
    }

    private Batch read() {
        int count = (int) Math.min(RecordDecoder.MAX_ROWS, rows - done);
        for (ColumnReader column : columns) {
            count = column.readable(count);
        }
        Column[] batch = new Column[columns.size()];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = readColumn(i, count);
        }
        done += count;
        return Batch.of(schema, count, batch);
    }

    private Column readColumn(int index, int count) {
        try {
            Column column = columns.get(index).read(count);
            if (!schema.type(index).nullable() && (column.validity() != null || column.isNull(0))) {
                throw firstNull(column, index);
            }
            return column;
        } catch (RangeException e) {
            throw WeirException.of(FormatError.INVALID_VALUE, "%s", e.getMessage())
                    .at(place(index, e.row()));
        }
    }

    private RuntimeException firstNull(Column column, int index) {
        int row = 0;
        while (!column.isNull(row)) {
            row++;
        }
        return WeirException.of(FormatError.NULL_VALUE, "NULL in a column that is NOT NULL")
                .at(place(index, row));
    }

    private Position.Data place(int index, int row) {
        return new Position.Data(file.name(), firstRow + done + row + 1, schema.name(index));
    }

    @Override
    public void close() {
        file.close();
    }
}
