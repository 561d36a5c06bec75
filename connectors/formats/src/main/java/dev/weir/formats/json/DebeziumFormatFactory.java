package dev.weir.formats.json;

import dev.weir.base.Option;
import dev.weir.base.OptionType;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.RecordDecoder;
import dev.weir.dataflow.connect.RecordEncoder;
import dev.weir.dataflow.connect.RecordFormat;
import dev.weir.formats.text.TextColumns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code 'format'='debezium-json'}: the changes of a database's table, as Debezium writes them: an object with the row
 * {@code before} and {@code after}, and what was done to it, {@code op}.
 */
public final class DebeziumFormatFactory implements FormatFactory {
    private static final String NAME = "debezium-json";
    private static final Option<Boolean> SCHEMA_INCLUDE = Option.of(
            NAME + ".schema-include",
            OptionType.BOOLEAN,
            false,
            "Whether each change stands in a 'payload', beside its 'schema', as with Kafka Connect's option"
                    + " 'value.converter.schemas.enable'.");

    @Override
    public String identifier() {
        return NAME;
    }

    @Override
    public List<Option<?>> options() {
        return Stream.concat(JsonOptions.all(NAME).stream(), Stream.of(SCHEMA_INCLUDE))
                .toList();
    }

    @Override
    public boolean carriesChanges() {
        return true;
    }

    @Override
    public Optional<RecordFormat> recordFormat(FormatTable table) {
        JsonFormat rows = new JsonFormat(table, JsonOptions.of(NAME, table.options()));
        return Optional.of(new Format(rows, table.options().get(SCHEMA_INCLUDE)));
    }

    @Override
    public Optional<RecordEncoder.Factory> recordEncoder(FormatTable table) {
        table.schema().fields().forEach(field -> JsonFormat.check(field.name(), field.type()));
        return Optional.of(new EncoderFactory(JsonOptions.of(NAME, table.options())));
    }

    private record Format(JsonFormat rows, boolean inPayload) implements RecordFormat {
        @Override
        public RecordDecoder decoder(int[] projection, BadRecords badRecords) {
            TextColumns columns = rows.columns(projection, badRecords);
            return new DebeziumDecoder(rows.decoder(projection, columns), columns, inPayload);
        }

        @Override
        public int splitByte(byte[] head, int length) {
            return '\n';
        }
    }

    private record EncoderFactory(JsonOptions options) implements RecordEncoder.Factory {
        @Override
        public RecordEncoder encoder(Schema schema) {
            return new DebeziumEncoder(new JsonEncoder(options, schema));
        }

        @Override
        public String fileExtension() {
            return ".json";
        }
    }
}
