package dev.weir.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.dataflow.connect.RecordEncoder;

/** Writes a message a row. One thread. */
final class ProtobufEncoder implements RecordEncoder {
    private final Schema schema;
    private final Descriptor message;
    private final FieldDescriptor[] fields;
    private final FieldWriter writer;

    ProtobufEncoder(Schema schema, Descriptor message, ProtobufOptions options) {
        this.schema = schema;
        this.message = message;
        this.fields = Fit.fields(message, schema.fields(), "");
        this.writer = new FieldWriter(options.nullText());
    }

    @Override
    public void encode(Batch batch, RecordBuffer target) {
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            DynamicMessage.Builder builder = DynamicMessage.newBuilder(message);
            for (int column = 0; column < fields.length; column++) {
                Object value = batch.column(column).value(row);
                writer.write(builder, fields[column], value, schema.type(column), schema.name(column));
            }
            target.put(builder.build().toByteArray());
            target.endRecord();
        }
    }
}
