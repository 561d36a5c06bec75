package dev.weir.avro;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.BadRecords;
import dev.weir.dataflow.connect.RecordDecoder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Reads messages, a record each, by the schema of whoever wrote them. One thread. */
final class AvroDecoder implements RecordDecoder {
    private final Schema schema;
    private final Writers writers;
    private final BadRecords badRecords;
    private final Map<org.apache.avro.Schema, GenericDatumReader<IndexedRecord>> readers = new HashMap<>();
    private ColumnBuilder[] builders;
    private @Nullable BinaryDecoder decoder;
    private int rows;

    AvroDecoder(Schema schema, Writers writers, BadRecords badRecords) {
        this.schema = schema;
        this.writers = writers;
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
        String field = "";
        AvroError code = AvroError.MALFORMED;
        String problem;
        try {
            @Nullable Object[] values = AvroValues.columns(read(chunk, from, to), schema.fields());
            for (int i = 0; i < values.length; i++) {
                builders[i].appendValue(values[i]);
            }
            rows++;
            return to;
        } catch (AvroValues.MismatchException e) {
            field = e.field();
            code = AvroError.TYPE_MISMATCH;
            problem = String.valueOf(e.getMessage());
        } catch (WeirException e) {
            if (e.code() != AvroError.MALFORMED) {
                throw e;
            }
            problem = e.description();
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            problem = "the bytes are no record of the schema: "
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
        badRecords.onBadRecord(new BadRecords.BadRecord(code, problem, field, chunk, from, to));
        return to;
    }

    private IndexedRecord read(byte[] chunk, int from, int to) throws IOException {
        org.apache.avro.Schema written = writers.schemaOf(chunk, from, to);
        if (written.getType() != org.apache.avro.Schema.Type.RECORD) {
            throw new AvroValues.MismatchException("", "the message is no record, but a " + written.getType());
        }
        int start = from + writers.headerLength();
        BinaryDecoder present = DecoderFactory.get().binaryDecoder(chunk, start, to - start, decoder);
        decoder = present;
        IndexedRecord record = readers.computeIfAbsent(written, key -> new GenericDatumReader<>(key))
                .read(null, present);
        if (!present.isEnd()) {
            throw new IOException("there are bytes left behind it");
        }
        return record;
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
