package dev.weir.formats.csv;

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
import java.util.Arrays;

/**
 * CSV: fields by position. Empty fields are NULL unless they are text or quoted; blank lines are left out where a
 * record has more than one field. Numbers may have blanks around them.
 */
record CsvFormat(FormatTable table, CsvOptions options) implements RecordFormat {
    @Override
    public RecordDecoder decoder(int[] projection, BadRecords badRecords) {
        Schema wanted = table.schema().project(projection);
        int[] slots = new int[table.schema().size()];
        Arrays.fill(slots, -1);
        FieldParser[] parsers = new FieldParser[projection.length];
        boolean[] emptyIsNull = new boolean[projection.length];
        for (int slot = 0; slot < projection.length; slot++) {
            DataType type = wanted.type(slot);
            slots[projection[slot]] = slot;
            parsers[slot] = parser(wanted.fields().get(slot), table, options);
            // An empty array is one of no elements.
            emptyIsNull[slot] = !isText(type) && !(type instanceof DataType.Array);
        }
        CsvUnescape unescape = new CsvUnescape(options.quote(), options.escape());
        TextColumns columns = new TextColumns(wanted, parsers, unescape, badRecords, options.ignoreErrors());
        return new CsvDecoder(options, slots, emptyIsNull, columns);
    }

    static boolean isText(DataType type) {
        return type instanceof DataType.VarChar || type instanceof DataType.Char;
    }

    /** The parser of a column. Fails when CSV has no way to write it. */
    static FieldParser parser(Field field, FormatTable table, CsvOptions options) {
        DataType type = field.type();
        FieldParser parser = FieldParsers.of(type, table.zone());
        if (parser == null && type instanceof DataType.Array array) {
            FieldParser element = FieldParsers.of(array.element(), table.zone());
            parser = element == null ? null : new CsvArrayParser(array, element, options.elementDelimiter());
        }
        if (parser == null) {
            throw WeirException.of(
                    FormatError.UNSUPPORTED_TYPE,
                    "CSV has no way to write column '%s' of type %s",
                    field.name(),
                    type.name());
        }
        return parser;
    }

    @Override
    public int splitByte(byte[] head, int length) {
        // A quoted field may hold line ends, and so may one with an escape character.
        return options.quote() < 0 && options.escape() < 0 ? '\n' : -1;
    }
}
