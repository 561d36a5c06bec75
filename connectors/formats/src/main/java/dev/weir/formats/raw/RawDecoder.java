package dev.weir.formats.raw;

import dev.weir.data.Batch;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.RecordDecoder;
import dev.weir.formats.text.FormatError;
import dev.weir.formats.text.Utf8;

/** Lines as views into the chunk. One thread. */
final class RawDecoder implements RecordDecoder {
    private final Schema schema;
    private final BadRecords badRecords;
    private final boolean text;
    private byte[] chunk = new byte[0];
    private int[] offsets = new int[MAX_ROWS];
    private int[] lengths = new int[MAX_ROWS];
    private int rows;

    RawDecoder(Schema schema, BadRecords badRecords) {
        this.schema = schema;
        this.badRecords = badRecords;
        this.text = schema.size() == 1
                && (schema.type(0) instanceof DataType.VarChar || schema.type(0) instanceof DataType.Char);
    }

    @Override
    public void begin(boolean atStart) {
        rows = 0;
    }

    @Override
    public int decode(byte[] bytes, int from, int to, boolean last) {
        chunk = bytes;
        int at = from;
        while (at < to && rows < MAX_ROWS) {
            int end = at;
            while (end < to && bytes[end] != '\n') {
                end++;
            }
            if (end == to && !last) {
                break;
            }
            addRow(at, end > at && bytes[end - 1] == '\r' ? end - 1 : end);
            at = Math.min(end + 1, to);
        }
        return at;
    }

    @Override
    public int decodeMessage(byte[] bytes, int from, int to) {
        chunk = bytes;
        addRow(from, to);
        return to;
    }

    private void addRow(int from, int to) {
        if (text && !Utf8.isValid(chunk, from, to)) {
            badRecords.onBadRecord(new BadRecords.BadRecord(
                    FormatError.INVALID_UTF8, "the text is not UTF-8", schema.name(0), chunk, from, to));
        } else {
            offsets[rows] = from;
            lengths[rows++] = to - from;
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public boolean isFull() {
        return rows == MAX_ROWS;
    }

    @Override
    public Batch take() {
        Column[] columns = new Column[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new BytesColumn(schema.type(i), rows, chunk, offsets, lengths, null);
        }
        Batch batch = Batch.of(schema, rows, columns);
        offsets = new int[MAX_ROWS];
        lengths = new int[MAX_ROWS];
        rows = 0;
        return batch;
    }
}
