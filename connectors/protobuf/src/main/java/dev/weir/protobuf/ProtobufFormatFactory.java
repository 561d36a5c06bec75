package dev.weir.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
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

/** {@code 'format'='protobuf'}: messages of a type that a class or a file of descriptors gives. */
public final class ProtobufFormatFactory implements FormatFactory {
    @Override
    public String identifier() {
        return "protobuf";
    }

    @Override
    public List<Option<?>> options() {
        return ProtobufOptions.ALL;
    }

    @Override
    public Optional<RecordFormat> messageFormat(FormatTable table) {
        Descriptor message = checked(table);
        return Optional.of(new Format(table.schema(), message, ProtobufOptions.of(table.options())));
    }

    @Override
    public Optional<RecordEncoder.Factory> messageEncoder(FormatTable table) {
        Descriptor message = checked(table);
        ProtobufOptions options = ProtobufOptions.of(table.options());
        return Optional.of(new RecordEncoder.Factory() {
            @Override
            public RecordEncoder encoder(Schema schema) {
                return new ProtobufEncoder(schema, message, options);
            }

            @Override
            public String fileExtension() {
                return ".pb";
            }
        });
    }

    private static Descriptor checked(FormatTable table) {
        Descriptor message = MessageTypes.of(table.options());
        Fit.fields(message, table.schema().fields(), "");
        return message;
    }

    private record Format(Schema schema, Descriptor message, ProtobufOptions options) implements RecordFormat {
        @Override
        public RecordDecoder decoder(int[] projection, BadRecords badRecords) {
            return new ProtobufDecoder(schema.project(projection), message, options, badRecords);
        }

        @Override
        public int splitByte(byte[] head, int length) {
            return -1;
        }
    }
}
