package dev.weir.formats.json;

import dev.weir.base.Option;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.RecordEncoder;
import dev.weir.dataflow.connect.RecordFormat;
import java.util.List;
import java.util.Optional;

/** {@code 'format'='json'}. */
public final class JsonFormatFactory implements FormatFactory {
    private static final String NAME = "json";

    @Override
    public String identifier() {
        return NAME;
    }

    @Override
    public List<Option<?>> options() {
        return JsonOptions.all(NAME);
    }

    @Override
    public Optional<RecordFormat> recordFormat(FormatTable table) {
        return Optional.of(new JsonFormat(table, JsonOptions.of(NAME, table.options())));
    }

    @Override
    public Optional<RecordEncoder.Factory> recordEncoder(FormatTable table) {
        table.schema().fields().forEach(field -> JsonFormat.check(field.name(), field.type()));
        return Optional.of(new EncoderFactory(JsonOptions.of(NAME, table.options())));
    }

    private record EncoderFactory(JsonOptions options) implements RecordEncoder.Factory {
        @Override
        public RecordEncoder encoder(Schema schema) {
            return new JsonEncoder(options, schema);
        }

        @Override
        public String fileExtension() {
            return ".json";
        }
    }
}
