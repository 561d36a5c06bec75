package dev.weir.formats.csv;

import dev.weir.data.ArrayColumn;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.dataflow.connect.RecordEncoder;
import dev.weir.formats.text.TextValues;
import java.nio.charset.StandardCharsets;

/** Writes CSV; quotes only what would be read otherwise. NULL is the null literal, or nothing. */
final class CsvEncoder implements RecordEncoder {
    private final CsvOptions options;
    private final Schema schema;
    private final byte[] nullText;
    private final RecordBuffer scratch = new RecordBuffer(new byte[0]);

    CsvEncoder(CsvOptions options, Schema schema) {
        this.options = options;
        this.schema = schema;
        this.nullText = options.nullLiteral() == null ? new byte[0] : options.nullLiteral();
    }

    @Override
    public void begin(RecordBuffer target) {
        if (!options.header()) {
            return;
        }
        for (int i = 0; i < schema.size(); i++) {
            if (i > 0) {
                target.put(options.delimiter());
            }
            byte[] name = schema.name(i).getBytes(StandardCharsets.UTF_8);
            putText(name, name.length, target);
        }
        target.endRecord();
    }

    @Override
    public void encode(Batch batch, RecordBuffer target) {
        Column[] columns = new Column[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            // Arrays are read by their ranges; the others may keep their encoding.
            columns[i] =
                    schema.type(i) instanceof DataType.Array ? batch.column(i).flat() : batch.column(i);
        }
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            for (int column = 0; column < columns.length; column++) {
                if (column > 0) {
                    target.put(options.delimiter());
                }
                putField(columns[column], row, target);
            }
            target.endRecord();
        }
    }

    private void putField(Column column, int row, RecordBuffer target) {
        if (column.isNull(row)) {
            target.put(nullText);
            return;
        }
        switch (column.type()) {
            case DataType.VarChar t -> putString(column, row, target);
            case DataType.Char t -> putString(column, row, target);
            case DataType.Array t -> putArray((ArrayColumn) column, row, target);
            default -> TextValues.put(column, row, options.scientific(), ' ', target);
        }
    }

    private void putString(Column column, int row, RecordBuffer target) {
        scratch.clear();
        TextValues.put(column, row, options.scientific(), ' ', scratch);
        putText(scratch.bytes(), scratch.size(), target);
    }

    private void putArray(ArrayColumn column, int row, RecordBuffer target) {
        scratch.clear();
        int first = column.offsets()[row];
        for (int i = first; i < first + column.lengths()[row]; i++) {
            if (i > first) {
                scratch.put(options.elementDelimiter());
            }
            if (!column.elements().isNull(i)) {
                TextValues.put(column.elements(), i, options.scientific(), ' ', scratch);
            }
        }
        putText(scratch.bytes(), scratch.size(), target);
    }

    private void putText(byte[] bytes, int length, RecordBuffer target) {
        if (!needsQuotes(bytes, length)) {
            target.put(bytes, 0, length);
            return;
        }
        boolean quoting = options.quote() >= 0;
        if (quoting) {
            target.put(options.quote());
        }
        for (int i = 0; i < length; i++) {
            byte next = bytes[i];
            if (options.escape() >= 0 && isSpecial(next)) {
                target.put(options.escape());
            } else if (quoting && next == options.quote()) {
                target.put(options.quote());
            }
            target.put(next);
        }
        if (quoting) {
            target.put(options.quote());
        }
    }

    private boolean needsQuotes(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            byte next = bytes[i];
            if (isSpecial(next) || next == '\n' || next == '\r' || next == '#' && options.comments()) {
                return true;
            }
        }
        return false;
    }

    private boolean isSpecial(byte next) {
        return next == options.delimiter() || next == options.quote() || next == options.escape();
    }
}
