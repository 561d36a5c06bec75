package dev.weir.formats.json;

import dev.weir.base.WeirException;
import dev.weir.data.ArrayColumn;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.DictionaryColumn;
import dev.weir.data.DoubleColumn;
import dev.weir.data.Field;
import dev.weir.data.FloatColumn;
import dev.weir.data.MapColumn;
import dev.weir.data.RowColumn;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.dataflow.connect.RecordEncoder;
import dev.weir.formats.text.FormatError;
import dev.weir.formats.text.TextValues;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes one object a row. One thread. */
final class JsonEncoder implements RecordEncoder {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.ISO_8859_1);

    private final JsonOptions options;
    private final byte[][] keys;
    private final RecordBuffer scratch = new RecordBuffer(new byte[0]);

    JsonEncoder(JsonOptions options, Schema schema) {
        this.options = options;
        this.keys = schema.fields().stream().map(JsonEncoder::key).toArray(byte[][]::new);
    }

    /** The key of a field with quotes and colon. */
    private static byte[] key(Field field) {
        RecordBuffer buffer = new RecordBuffer(new byte[0]);
        byte[] name = field.name().getBytes(StandardCharsets.UTF_8);
        putString(name, name.length, buffer);
        buffer.put(':');
        return java.util.Arrays.copyOf(buffer.bytes(), buffer.size());
    }

    @Override
    public void encode(Batch batch, RecordBuffer target) {
        for (int i = 0; i < batch.size(); i++) {
            putObject(batch, batch.row(i), target);
            target.endRecord();
        }
    }

    /** Appends a physical row as an object. */
    void putObject(Batch batch, int row, RecordBuffer target) {
        Column[] columns = batch.columns();
        target.put('{');
        boolean first = true;
        for (int column = 0; column < columns.length; column++) {
            if (options.skipNullFields() && columns[column].isNull(row)) {
                continue;
            }
            if (!first) {
                target.put(',');
            }
            first = false;
            target.put(keys[column]);
            putValue(columns[column], row, target);
        }
        target.put('}');
    }

    private void putValue(Column column, int row, RecordBuffer target) {
        if (column.isNull(row)) {
            target.put(NULL);
            return;
        }
        switch (column) {
            case ConstantColumn constant -> putValue(constant.single(), 0, target);
            case DictionaryColumn dictionary ->
                putValue(dictionary.dictionary(), dictionary.indexes()[row], target);
            case ArrayColumn arrays -> putArray(arrays, row, target);
            case MapColumn maps -> putMap(maps, row, target);
            case RowColumn rows -> putRow(rows, row, target);
            default -> putScalar(column, row, target);
        }
    }

    private void putScalar(Column column, int row, RecordBuffer target) {
        boolean bare = switch (column.type()) {
            case DataType.Bool t -> true;
            case DataType.TinyInt t -> true;
            case DataType.SmallInt t -> true;
            case DataType.Int t -> true;
            case DataType.BigInt t -> true;
            case DataType.Decimal t -> true;
            case DataType.YearMonthInterval t -> true;
            case DataType.DayTimeInterval t -> true;
            case DataType.Float32 t -> Float.isFinite(((FloatColumn) column).values()[row]);
            case DataType.Float64 t -> Double.isFinite(((DoubleColumn) column).values()[row]);
            default -> false;
        };
        if (bare) {
            TextValues.put(column, row, !options.plainDecimals(), options.separator(), target);
            return;
        }
        scratch.clear();
        TextValues.put(column, row, false, options.separator(), scratch);
        putString(scratch.bytes(), scratch.size(), target);
    }

    private void putArray(ArrayColumn column, int row, RecordBuffer target) {
        target.put('[');
        int first = column.offsets()[row];
        for (int i = first; i < first + column.lengths()[row]; i++) {
            if (i > first) {
                target.put(',');
            }
            putValue(column.elements(), i, target);
        }
        target.put(']');
    }

    private void putMap(MapColumn column, int row, RecordBuffer target) {
        target.put('{');
        int offset = column.offsets()[row];
        boolean first = true;
        for (int i = offset; i < offset + column.lengths()[row]; i++) {
            boolean nullKey = column.keys().isNull(i);
            if (nullKey && options.nullKeys() == JsonOptions.NullKeys.DROP) {
                continue;
            }
            if (!first) {
                target.put(',');
            }
            first = false;
            byte[] key = nullKey ? nullKey() : TextValues.bytes(column.keys(), i);
            putString(key, key.length, target);
            target.put(':');
            putValue(column.values(), i, target);
        }
        target.put('}');
    }

    private byte[] nullKey() {
        if (options.nullKeys() == JsonOptions.NullKeys.FAIL) {
            throw WeirException.of(FormatError.UNWRITABLE_VALUE, "JSON has no way to write the NULL key of a map")
                    .hint("set '" + options.format() + ".map-null-key.mode' to 'DROP' or 'LITERAL'");
        }
        return options.nullKeyText().getBytes(StandardCharsets.UTF_8);
    }

    private void putRow(RowColumn column, int row, RecordBuffer target) {
        List<Field> fields = ((DataType.RowOf) column.type()).fields();
        target.put('{');
        boolean first = true;
        for (int i = 0; i < fields.size(); i++) {
            Column field = column.fields().get(i);
            if (options.skipNullFields() && field.isNull(row)) {
                continue;
            }
            if (!first) {
                target.put(',');
            }
            first = false;
            target.put(key(fields.get(i)));
            putValue(field, row, target);
        }
        target.put('}');
    }

    private static void putString(byte[] bytes, int length, RecordBuffer target) {
        target.put('"');
        int done = 0;
        for (int i = 0; i < length; i++) {
            byte next = bytes[i];
            if (next == '"' || next == '\\' || next >= 0 && next < ' ') {
                target.put(bytes, done, i - done);
                putEscape(next, target);
                done = i + 1;
            }
        }
        target.put(bytes, done, length - done);
        target.put('"');
    }

    private static void putEscape(byte next, RecordBuffer target) {
        target.put('\\');
        switch (next) {
            case '"', '\\' -> target.put(next);
            case '\b' -> target.put('b');
            case '\f' -> target.put('f');
            case '\n' -> target.put('n');
            case '\r' -> target.put('r');
            case '\t' -> target.put('t');
            default -> {
                target.putAscii("u00");
                target.put(HEX[next >> 4]);
                target.put(HEX[next & 15]);
            }
        }
    }
}
