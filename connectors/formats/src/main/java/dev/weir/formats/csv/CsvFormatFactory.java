package dev.weir.formats.csv;

import dev.weir.base.Option;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.RecordEncoder;
import dev.weir.dataflow.connect.RecordFormat;
import java.util.List;
import java.util.Optional;

/** {@code 'format'='csv'}. */
public final class CsvFormatFactory implements FormatFactory {
    @Override
    public String identifier() {
        return "csv";
    }

    @Override
    public List<Option<?>> options() {
        return CsvOptions.ALL;
    }

    @Override
    public Optional<RecordFormat> recordFormat(FormatTable table) {
        return Optional.of(new CsvFormat(table, CsvOptions.of(table.options())));
    }

    @Override
    public Optional<RecordEncoder.Factory> recordEncoder(FormatTable table) {
        CsvOptions options = CsvOptions.of(table.options());
        table.schema().fields().forEach(field -> CsvFormat.parser(field, table, options));
        return Optional.of(new EncoderFactory(options));
    }

    private record EncoderFactory(CsvOptions options) implements RecordEncoder.Factory {
        @Override
        public RecordEncoder encoder(Schema schema) {
            return new CsvEncoder(options, schema);
        }

        @Override
        public String fileExtension() {
            return ".csv";
        }
    }
}
