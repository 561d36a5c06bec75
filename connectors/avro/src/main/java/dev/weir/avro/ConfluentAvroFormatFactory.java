package dev.weir.avro;

import dev.weir.base.Configuration;
import dev.weir.base.Option;
import dev.weir.base.WeirException;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.RecordDecoder;
import dev.weir.dataflow.connect.RecordEncoder;
import dev.weir.dataflow.connect.RecordFormat;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;

/**
 * {@code 'format'='avro-confluent'}: messages that begin with the number of their schema in a registry. They are read
 * by the schema that wrote them, fields by name; what is written is registered when a sink's instance starts.
 */
public final class ConfluentAvroFormatFactory implements FormatFactory {
    private static final String IN_URL = "URL";
    private static final String IN_OPTION = "USER_INFO";

    @Override
    public String identifier() {
        return "avro-confluent";
    }

    @Override
    public List<Option<?>> options() {
        return AvroOptions.CONFLUENT;
    }

    @Override
    public Optional<RecordFormat> messageFormat(FormatTable table) {
        return Optional.of(new Format(table.schema(), address(table.options())));
    }

    @Override
    public Optional<RecordEncoder.Factory> messageEncoder(FormatTable table) {
        Configuration options = table.options();
        String subject = options.find(AvroOptions.SUBJECT)
                .orElseThrow(() -> WeirException.of(
                        AvroError.INVALID_OPTION,
                        "table %s needs '%s' to be written",
                        table.name(),
                        AvroOptions.SUBJECT.key()));
        return Optional.of(new EncoderFactory(address(options), subject, written(table)));
    }

    private static org.apache.avro.Schema written(FormatTable table) {
        String text = table.options().find(AvroOptions.SCHEMA).orElse(null);
        if (text == null) {
            return new TableSchemas(table.options().get(AvroOptions.LEGACY_TIMESTAMPS))
                    .of(table.schema().fields());
        }
        try {
            return TableSchemas.checked(
                    new org.apache.avro.Schema.Parser().parse(text),
                    table.schema().fields());
        } catch (SchemaParseException e) {
            throw WeirException.of(
                            AvroError.INVALID_OPTION,
                            "option '%s' is no schema of Avro: %s",
                            AvroOptions.SCHEMA.key(),
                            e.getMessage())
                    .causedBy(e);
        }
    }

    private static Registry.Address address(Configuration options) {
        String source = options.find(AvroOptions.CREDENTIALS_SOURCE).orElse(IN_OPTION);
        @Nullable String userInfo = options.find(AvroOptions.USER_INFO).orElse(null);
        boolean inUrl = source.equals(IN_URL);
        if (!inUrl && !source.equals(IN_OPTION)) {
            throw WeirException.of(
                    AvroError.INVALID_OPTION,
                    "option '%s' must be %s or %s, but is '%s'",
                    AvroOptions.CREDENTIALS_SOURCE.key(),
                    IN_OPTION,
                    IN_URL,
                    source);
        }
        Registry.Address address = new Registry.Address(options.get(AvroOptions.URL), inUrl ? null : userInfo);
        address.uris();
        return address;
    }

    private record Format(Schema schema, Registry.Address registry) implements RecordFormat {
        @Override
        public RecordDecoder decoder(int[] projection, BadRecords badRecords) {
            return new AvroDecoder(schema.project(projection), new RegisteredWriters(registry.open()), badRecords);
        }

        @Override
        public int splitByte(byte[] head, int length) {
            return -1;
        }
    }

    private record EncoderFactory(Registry.Address registry, String subject, org.apache.avro.Schema written)
            implements RecordEncoder.Factory {
        @Override
        public RecordEncoder encoder(Schema schema) {
            int id = registry.open().register(subject, written);
            byte[] header = ByteBuffer.allocate(RegisteredWriters.HEADER)
                    .put(RegisteredWriters.MAGIC)
                    .putInt(id)
                    .array();
            return new AvroEncoder(schema.fields(), written, header);
        }

        @Override
        public String fileExtension() {
            return ".avro";
        }
    }
}
