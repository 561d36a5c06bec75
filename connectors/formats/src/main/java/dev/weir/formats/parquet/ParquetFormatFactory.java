package dev.weir.formats.parquet;

import dev.weir.base.Option;
import dev.weir.dataflow.connect.FileFormat;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import java.util.List;
import java.util.Optional;

/** {@code 'format'='parquet'}. */
public final class ParquetFormatFactory implements FormatFactory {
    @Override
    public String identifier() {
        return "parquet";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public Optional<FileFormat> fileFormat(FormatTable table) {
        return Optional.of(new ParquetFormat(table.schema()));
    }
}
