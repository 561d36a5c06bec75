package dev.weir.formats.raw;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.BytesColumn;
import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.dataflow.connect.RecordDecoder;
import dev.weir.dataflow.connect.RecordEncoder;
import dev.weir.dataflow.connect.RecordFormat;
import dev.weir.formats.text.FormatError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code 'format'='raw'}: the bytes of a line are the value of the table's only column, text or binary. */
public final class RawFormatFactory implements FormatFactory {
    private static final Option<String> CHARSET = Option.of(
            "raw.charset",
            new OptionType<>("UTF-8, the only one that is read", RawFormatFactory::utf8),
            "UTF-8",
            "How text is written.");

    private static String utf8(String text) {
        if (!text.strip().toUpperCase(Locale.ROOT).equals("UTF-8")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    @Override
    public String identifier() {
        return "raw";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(CHARSET);
    }

    @Override
    public Optional<RecordFormat> recordFormat(FormatTable table) {
        check(table);
        return Optional.of(new RawFormat(table.schema()));
    }

    @Override
    public Optional<RecordEncoder.Factory> recordEncoder(FormatTable table) {
        check(table);
        return Optional.of(new EncoderFactory());
    }

    private static void check(FormatTable table) {
        table.options().get(CHARSET);
        boolean fits = table.schema().size() == 1
                && switch (table.schema().type(0)) {
                    case DataType.VarChar t -> true;
                    case DataType.Char t -> true;
                    case DataType.VarBinary t -> true;
                    case DataType.Binary t -> true;
                    default -> false;
                };
        if (!fits) {
            throw WeirException.of(
                    FormatError.UNSUPPORTED_TYPE,
                    "format 'raw' needs a table of one column of text or bytes, but table %s has %s",
                    table.name(),
                    table.schema());
        }
    }

    private record RawFormat(Schema schema) implements RecordFormat {
        @Override
        public RecordDecoder decoder(int[] projection, BadRecords badRecords) {
            return new RawDecoder(schema.project(projection), badRecords);
        }

        @Override
        public int splitByte(byte[] head, int length) {
            return '\n';
        }
    }

    private record EncoderFactory() implements RecordEncoder.Factory {
        @Override
        public RecordEncoder encoder(Schema schema) {
            return RawFormatFactory::encode;
        }

        @Override
        public String fileExtension() {
            return ".txt";
        }
    }

    private static void encode(Batch batch, RecordBuffer target) {
        Column column = batch.column(0).flat();
        BytesColumn bytes = (BytesColumn) column;
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            if (!bytes.isNull(row)) {
                target.put(bytes.bytes(), bytes.offsets()[row], bytes.lengths()[row]);
            }
            target.endRecord();
        }
    }
}
