package dev.weir.formats.csv;

import dev.weir.base.Option;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
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
}
