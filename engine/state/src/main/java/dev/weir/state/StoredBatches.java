package dev.weir.state;

import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ColumnBuilder;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Schema;
import dev.weir.data.objects.KnownClasses;
import dev.weir.data.objects.ObjectReader;
import dev.weir.data.objects.ObjectWriter;
import dev.weir.dataflow.state.BatchCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Batches as bytes: the classes of objects, then batch by batch its schema, weights, timestamps, and columns value by
 * value. A slow path, by way of Java objects.
 */
final class StoredBatches implements BatchCodec {
    private static final String ROOT = "a row between two operators";
    private static final int MOST_ROWS = 1 << 24;

    @Override
    public Writer writer() {
        return new Bytes();
    }

    private static final class Bytes implements Writer {
        private final ObjectWriter objects = new ObjectWriter();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream body = new DataOutputStream(bytes);
        private int count;

        @Override
        public void add(Batch batch) {
            try {
                write(batch.compact());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                objects.rest();
            }
            count++;
        }

        private void write(Batch batch) throws IOException {
            writeSchema(batch.schema());
            int rows = batch.size();
            body.writeInt(rows);
            int[] weights = batch.weights();
            body.writeBoolean(weights != null);
            for (int row = 0; weights != null && row < rows; row++) {
                body.writeInt(weights[row]);
            }
            long[] timestamps = batch.timestamps();
            body.writeBoolean(timestamps != null);
            for (int row = 0; timestamps != null && row < rows; row++) {
                body.writeLong(timestamps[row]);
            }
            for (int column = 0; column < batch.schema().size(); column++) {
                for (int row = 0; row < rows; row++) {
                    writeValue(batch.column(column), row);
                }
            }
        }

        private void writeSchema(Schema schema) throws IOException {
            body.writeInt(schema.size());
            for (Field field : schema.fields()) {
                body.writeUTF(field.name());
                boolean opaque = field.type() instanceof DataType.Opaque;
                body.writeBoolean(opaque);
                ByteArrayOutputStream type = new ByteArrayOutputStream();
                StateOutput out = new StateOutput(type);
                if (field.type() instanceof DataType.Opaque(String description)) {
                    out.writeText(description);
                } else {
                    TypeCodec.write(field.type(), out);
                }
                out.flush();
                body.writeInt(type.size());
                type.writeTo(body);
            }
        }

        private void writeValue(Column column, int row) throws IOException {
            Object value = column.value(row);
            switch (column.type()) {
                case DataType.Opaque t -> {
                    byte[] object = objects.write(ROOT, value);
                    body.writeInt(object.length);
                    body.write(object);
                }
                // Not by way of the codec of keys, for which there is one zero only.
                case DataType.Float32 t -> {
                    body.writeBoolean(value != null);
                    if (value != null) {
                        body.writeInt(Float.floatToRawIntBits((Float) value));
                    }
                }
                case DataType.Float64 t -> {
                    body.writeBoolean(value != null);
                    if (value != null) {
                        body.writeLong(Double.doubleToRawLongBits((Double) value));
                    }
                }
                default -> NestedCodec.write(column.type(), value, body);
            }
        }

        @Override
        public void writeTo(OutputStream target) throws IOException {
            DataOutputStream out = new DataOutputStream(target);
            objects.shapes(out);
            out.writeInt(count);
            bytes.writeTo(out);
            out.flush();
        }
    }

    @Override
    public List<Batch> read(InputStream source) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(source.readAllBytes()));
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ObjectReader objects =
                ObjectReader.of(in, new KnownClasses(loader == null ? ClassLoader.getSystemClassLoader() : loader));
        List<Batch> batches = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            batches.add(readBatch(in, objects));
        }
        return batches;
    }

    private static Batch readBatch(DataInputStream in, ObjectReader objects) throws IOException {
        Schema schema = readSchema(in);
        int rows = in.readInt();
        if (rows < 0 || rows > MOST_ROWS) {
            throw new DamagedStateException("a batch of " + rows + " rows");
        }
        int[] weights = null;
        if (in.readBoolean()) {
            weights = new int[rows];
            for (int row = 0; row < rows; row++) {
                weights[row] = in.readInt();
            }
        }
        long[] timestamps = null;
        if (in.readBoolean()) {
            timestamps = new long[rows];
            for (int row = 0; row < rows; row++) {
                timestamps[row] = in.readLong();
            }
        }
        Column[] columns = new Column[schema.size()];
        for (int column = 0; column < columns.length; column++) {
            ColumnBuilder builder = ColumnBuilder.create(schema.type(column), rows);
            for (int row = 0; row < rows; row++) {
                builder.appendValue(readValue(schema.type(column), in, objects));
            }
            columns[column] = builder.build();
        }
        return Batch.of(schema, rows, columns).withWeights(weights).withTimestamps(timestamps);
    }

    private static Schema readSchema(DataInputStream in) throws IOException {
        List<Field> fields = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            String name = in.readUTF();
            boolean opaque = in.readBoolean();
            StateInput type = new StateInput(new ByteArrayInputStream(readBytes(in)));
            fields.add(new Field(name, opaque ? new DataType.Opaque(type.readText()) : TypeCodec.read(type)));
        }
        return new Schema(fields);
    }

    private static @Nullable Object readValue(DataType type, DataInputStream in, ObjectReader objects)
            throws IOException {
        return switch (type) {
            case DataType.Opaque t -> objects.read(ROOT, readBytes(in));
            case DataType.Float32 t -> in.readBoolean() ? Float.intBitsToFloat(in.readInt()) : null;
            case DataType.Float64 t -> in.readBoolean() ? Double.longBitsToDouble(in.readLong()) : null;
            default -> NestedCodec.read(type, in);
        };
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available()) {
            throw new DamagedStateException("a count of " + count + " where " + in.available() + " bytes are left");
        }
        return count;
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[count(in)];
        in.readFully(bytes);
        return bytes;
    }
}
