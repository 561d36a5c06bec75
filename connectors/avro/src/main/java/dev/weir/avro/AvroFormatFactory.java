package dev.weir.avro;

import dev.weir.base.Option;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.RecordDecoder;
import dev.weir.dataflow.connect.RecordEncoder;
import dev.weir.dataflow.connect.RecordFormat;
import java.util.List;
import java.util.Optional;

/** {@code 'format'='avro'}: messages of the schema that follows from the table's columns, with nothing before them. */
public final class AvroFormatFactory implements FormatFactory {
    @Override
    public String identifier() {
        return "avro";
    }

    @Override
    public List<Option<?>> options() {
        return AvroOptions.PLAIN;
    }

    @Override
    public Optional<RecordFormat> messageFormat(FormatTable table) {
        return Optional.of(new Format(table.schema(), schema(table)));
    }

    @Override
    public Optional<RecordEncoder.Factory> messageEncoder(FormatTable table) {
        org.apache.avro.Schema written = schema(table);
        return Optional.of(new RecordEncoder.Factory() {
            @Override
            public RecordEncoder encoder(Schema schema) {
                return new AvroEncoder(schema.fields(), written, new byte[0]);
            }

            @Override
            public String fileExtension() {
                return ".avro";
            }
        });
    }

    private static org.apache.avro.Schema schema(FormatTable table) {
        return new TableSchemas(table.options().get(AvroOptions.LEGACY_TIMESTAMPS))
                .of(table.schema().fields());
    }

    private record Format(Schema schema, org.apache.avro.Schema written) implements RecordFormat {
        @Override
        public RecordDecoder decoder(int[] projection, BadRecords badRecords) {
            return new AvroDecoder(schema.project(projection), new Writers.Same(written), badRecords);
        }

        @Override
        public int splitByte(byte[] head, int length) {
            return -1;
        }
    }
}
