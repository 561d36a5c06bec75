package dev.weir.avro;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Field;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.dataflow.connect.RecordEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Writes a record a row. One thread. */
final class AvroEncoder implements RecordEncoder {
    private final List<Field> columns;
    private final Schema schema;
    private final byte[] header;
    private final int[] places;
    private final GenericDatumWriter<GenericData.Record> writer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

    /** @param header stands before each record */
    AvroEncoder(List<Field> columns, Schema schema, byte[] header) {
        this.columns = columns;
        this.schema = schema;
        this.header = header;
        this.places = columns.stream()
                .mapToInt(column -> schema.getField(column.name()).pos())
                .toArray();
        this.writer = new GenericDatumWriter<>(schema);
    }

    @Override
    public void encode(Batch batch, RecordBuffer target) {
        for (int i = 0; i < batch.size(); i++) {
            bytes.reset();
            bytes.writeBytes(header);
            try {
                writer.write(record(batch, batch.row(i)), encoder);
                encoder.flush();
            } catch (AvroValues.MismatchException e) {
                throw WeirException.of(
                                AvroError.TYPE_MISMATCH, "column '%s' cannot be written: %s", e.field(), e.getMessage())
                        .causedBy(e);
            } catch (AvroRuntimeException | ClassCastException e) {
                throw WeirException.of(AvroError.TYPE_MISMATCH, "a row does not fit the schema: %s", e.getMessage())
                        .causedBy(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            target.put(bytes.toByteArray());
            target.endRecord();
        }
    }

    private GenericData.Record record(Batch batch, int row) {
        GenericData.Record record = new GenericData.Record(schema);
        for (int c = 0; c < places.length; c++) {
            Field column = columns.get(c);
            Schema field = schema.getFields().get(places[c]).schema();
            record.put(places[c], AvroValues.write(batch.column(c).value(row), field, column.type(), column.name()));
        }
        return record;
    }
}
