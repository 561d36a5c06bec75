package dev.weir.formats.json;

import dev.weir.base.WeirException;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.RecordDecoder;
import dev.weir.dataflow.connect.RecordFormat;
import dev.weir.formats.text.FieldParser;
import dev.weir.formats.text.FieldParsers;
import dev.weir.formats.text.FormatError;
import dev.weir.formats.text.TextColumns;

/**
 * JSON objects: fields by name, fields that the table does not have are passed over. Numbers, words and strings are
 * taken for any type whose text they are, and objects and arrays for text.
 */
record JsonFormat(FormatTable table, JsonOptions options) implements RecordFormat {
    @Override
    public RecordDecoder decoder(int[] projection, BadRecords badRecords) {
        return decoder(projection, columns(projection, badRecords));
    }

    /** What parses the values of some columns of the table. */
    TextColumns columns(int[] projection, BadRecords badRecords) {
        Schema wanted = table.schema().project(projection);
        FieldParser[] parsers = wanted.fields().stream().map(this::parser).toArray(FieldParser[]::new);
        return new TextColumns(wanted, parsers, new JsonUnescape(), badRecords, options.ignoreErrors());
    }

    JsonDecoder decoder(int[] projection, TextColumns columns) {
        return new JsonDecoder(table.schema().project(projection), options.failOnMissing(), columns);
    }

    private FieldParser parser(Field field) {
        check(field.name(), field.type());
        FieldParser parser = FieldParsers.of(field.type(), table.zone());
        return parser != null ? parser : new JsonNestedParser(field.type(), table.zone());
    }

    /** Fails when JSON has no way to write a type. */
    static void check(String name, DataType type) {
        switch (type) {
            case DataType.Array array -> check(name, array.element());
            case DataType.MapOf map -> {
                check(name, map.value());
                if (!(map.key() instanceof DataType.VarChar) && !(map.key() instanceof DataType.Char)) {
                    throw unsupported(name, type);
                }
            }
            case DataType.RowOf row -> row.fields().forEach(field -> check(name + "." + field.name(), field.type()));
            case DataType.Null t -> throw unsupported(name, type);
            case DataType.Opaque t -> throw unsupported(name, type);
            default -> {}
        }
    }

    private static WeirException unsupported(String name, DataType type) {
        return WeirException.of(
                FormatError.UNSUPPORTED_TYPE, "JSON has no way to write column '%s' of type %s", name, type.name());
    }

    @Override
    public int splitByte(byte[] head, int length) {
        int first = JsonScan.skipBlank(head, 0, length);
        return first < length && head[first] == '[' ? -1 : '\n';
    }
}
