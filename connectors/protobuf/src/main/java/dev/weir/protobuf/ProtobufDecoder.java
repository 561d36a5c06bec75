package dev.weir.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.RecordDecoder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads messages, a row each. One thread. */
final class ProtobufDecoder implements RecordDecoder {
    private final Schema schema;
    private final Descriptor message;
    private final FieldDescriptor[] fields;
    private final FieldReader reader;
    private final boolean ignoreErrors;
    private final BadRecords badRecords;
    private ColumnBuilder[] builders;
    private int rows;

    ProtobufDecoder(Schema schema, Descriptor message, ProtobufOptions options, BadRecords badRecords) {
        this.schema = schema;
        this.message = message;
        this.fields = Fit.fields(message, schema.fields(), "");
        this.reader = new FieldReader(options.readDefaults());
        this.ignoreErrors = options.ignoreErrors();
        this.badRecords = badRecords;
        this.builders = newBuilders();
    }

    private ColumnBuilder[] newBuilders() {
        ColumnBuilder[] fresh = new ColumnBuilder[schema.size()];
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = ColumnBuilder.create(schema.type(i), MAX_ROWS);
        }
        return fresh;
    }

    @Override
    public void begin(boolean atStart) {}

    /** What is left of a message that was too many rows; there is never any. */
    @Override
    public int decode(byte[] chunk, int from, int to, boolean last) {
        return from < to ? decodeMessage(chunk, from, to) : to;
    }

    @Override
    public int decodeMessage(byte[] chunk, int from, int to) {
        try {
            CodedInputStream in = CodedInputStream.newInstance(chunk, from, to - from);
            add(DynamicMessage.parseFrom(message, in));
        } catch (FieldReader.UnfitException e) {
            bad(ProtobufError.UNFIT_VALUE, e.path(), String.valueOf(e.getMessage()), chunk, from, to);
        } catch (IOException e) {
            String problem = "the bytes are no message '" + message.getFullName() + "': " + e.getMessage();
            bad(ProtobufError.MALFORMED, "", problem, chunk, from, to);
        }
        return to;
    }

    private void add(DynamicMessage parsed) {
        @Nullable Object[] values = new @Nullable Object[fields.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = reader.read(parsed, fields[i], schema.type(i), schema.name(i));
        }
        for (int i = 0; i < values.length; i++) {
            builders[i].appendValue(values[i]);
        }
        rows++;
    }

    private void bad(ProtobufError code, String field, String problem, byte[] chunk, int from, int to) {
        if (ignoreErrors) {
            badRecords.onIgnoredRecord();
        } else {
            badRecords.onBadRecord(new BadRecords.BadRecord(code, problem, field, chunk, from, to));
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public boolean isFull() {
        return rows == MAX_ROWS;
    }

    @Override
    public Batch take() {
        Column[] columns = new Column[builders.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = builders[i].build();
        }
        Batch batch = Batch.of(schema, rows, columns);
        builders = newBuilders();
        rows = 0;
        return batch;
    }
}
