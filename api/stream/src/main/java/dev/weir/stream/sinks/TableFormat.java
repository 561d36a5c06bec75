package dev.weir.stream.sinks;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.DataType;
import dev.weir.data.Field;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.ConnectError;
import dev.weir.dataflow.connect.FileEncoder;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.dataflow.connect.RecordEncoder;
import dev.weir.dataflow.serialization.SerializedCopies;
import dev.weir.stream.functions.MapFunction;
import dev.weir.stream.guard.FunctionFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A format of SQL tables for {@link FileSink#forBulkFormat}: elements become rows of columns, and these whatever the
 * format writes.
 *
 * <pre>{@code
 * TableFormat.named("parquet")
 *         .column("word", DataTypes.STRING)
 *         .column("count", DataTypes.BIGINT)
 *         .from((Count count) -> Row.of(count.word(), count.count()))
 * }</pre>
 */
public final class TableFormat {
    private static final int BATCH_ROWS = 1024;

    private final String name;
    private final List<Field> columns = new ArrayList<>();
    private Configuration options = Configuration.EMPTY;

    private TableFormat(String name) {
        this.name = name;
    }

    /** A format on the class path: {@code csv}, {@code json}, {@code parquet}. */
    public static TableFormat named(String format) {
        return new TableFormat(format);
    }

    /** Adds a column. */
    public TableFormat column(String columnName, DataType type) {
        columns.add(new Field(columnName, type));
        return this;
    }

    /** Sets an option of the format, such as {@code parquet.compression}. */
    public TableFormat option(String key, String value) {
        options = options.with(key, value);
        return this;
    }

    /** The writers of a sink, with a row made of each element. Fails when the format cannot be written to files. */
    public <T> BulkWriter.Factory<T> from(MapFunction<T, Row> mapper) {
        options.validate(FormatFactory.load(name).options());
        Schema schema = new Schema(columns);
        String extension = encoders(name, schema, options).fileExtension();
        return new Writers<>(name, List.copyOf(columns), options, extension, mapper);
    }

    private static FileEncoder.Factory encoders(String name, Schema schema, Configuration options) {
        FormatFactory factory = FormatFactory.load(name);
        FormatTable table = new FormatTable(name, schema, options, ZoneId.systemDefault());
        return factory.fileEncoder(table)
                .or(() -> factory.recordEncoder(table).map(Lines::new))
                .orElseThrow(() ->
                        WeirException.of(ConnectError.FORMAT_CANNOT, "format '%s' cannot be written to files", name));
    }

    /** Makes writers. */
    @SuppressWarnings("serial") // Copied by itself.
    static final class Writers<T> implements BulkWriter.Factory<T> {
        private static final long serialVersionUID = 1L;

        private final String name;
        private final List<Field> columns;
        private final Configuration options;
        private final String extension;
        private final MapFunction<T, Row> mapper;

        Writers(String name, List<Field> columns, Configuration options, String extension, MapFunction<T, Row> mapper) {
            this.name = name;
            this.columns = columns;
            this.options = options;
            this.extension = extension;
            this.mapper = mapper;
        }

        /** The same with a copy of the user's function; the rest is never changed. */
        Writers<T> copy() throws IOException, ClassNotFoundException {
            return new Writers<>(name, columns, options, extension, SerializedCopies.copy(mapper));
        }

        @Override
        public BulkWriter<T> create(OutputStream out) {
            Schema schema = new Schema(columns);
            return new Rows<>(schema, encoders(name, schema, options).encoder(schema, out), mapper);
        }

        @Override
        public String fileExtension() {
            return extension;
        }
    }

    private static final class Rows<T> implements BulkWriter<T> {
        private final Schema schema;
        private final FileEncoder encoder;
        private final MapFunction<T, Row> mapper;
        private final List<Row> rows = new ArrayList<>();

        Rows(Schema schema, FileEncoder encoder, MapFunction<T, Row> mapper) {
            this.schema = schema;
            this.encoder = encoder;
            this.mapper = mapper;
        }

        @Override
        public void addElement(T element) throws IOException {
            try {
                rows.add(mapper.map(element));
            } catch (Throwable failure) {
                throw FunctionFailure.thrownBy(mapper, failure);
            }
            if (rows.size() == BATCH_ROWS) {
                flush();
            }
        }

        @Override
        public void flush() throws IOException {
            if (!rows.isEmpty()) {
                encoder.write(Batch.ofRows(schema, rows));
                rows.clear();
            }
        }

        @Override
        public void finish() throws IOException {
            flush();
            encoder.finish();
        }
    }

    /** Files of lines, of a format that writes records. */
    private record Lines(RecordEncoder.Factory records) implements FileEncoder.Factory {
        @Override
        public FileEncoder encoder(Schema schema, OutputStream target) {
            RecordEncoder encoder = records.encoder(schema);
            RecordBuffer buffer = RecordBuffer.ofLines();
            encoder.begin(buffer);
            return new FileEncoder() {
                @Override
                public void write(Batch batch) throws IOException {
                    encoder.encode(batch, buffer);
                    finish();
                }

                @Override
                public long estimatedSize() {
                    return buffer.size();
                }

                @Override
                public void finish() throws IOException {
                    target.write(buffer.bytes(), 0, buffer.size());
                    buffer.clear();
                }
            };
        }

        @Override
        public String fileExtension() {
            return records.fileExtension();
        }
    }
}
