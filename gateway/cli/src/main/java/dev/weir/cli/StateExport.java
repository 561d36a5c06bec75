package dev.weir.cli;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.DataType;
import dev.weir.data.DataTypes;
import dev.weir.data.Field;
import dev.weir.data.Row;
import dev.weir.data.Schema;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.CheckpointPlace;
import dev.weir.dataflow.connect.FileEncoder;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.FormatTable;
import dev.weir.dataflow.connect.RecordBuffer;
import dev.weir.dataflow.connect.RecordEncoder;
import dev.weir.dataflow.state.SnapshotTables;
import dev.weir.dataflow.state.StateBackend;
import dev.weir.dataflow.state.StateTable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Writes the states of a checkpoint into files, one a state, and a list of them: {@code manifest.csv}. */
final class StateExport {
    /** The list of what was written. */
    static final String MANIFEST = "manifest.csv";

    private static final Schema WRITTEN = Schema.of(
            "operator", DataTypes.STRING,
            "state", DataTypes.STRING,
            "file", DataTypes.STRING,
            "rows", DataTypes.BIGINT,
            "columns", DataTypes.STRING);
    private static final ValueText VALUES = new ValueText(ZoneOffset.UTC);

    private final Path folder;
    private final String format;

    /** @param folder must not exist, or be empty */
    StateExport(Path folder, String format) {
        this.folder = folder;
        this.format = format;
    }

    /** Writes everything and returns what was written, a row a file. */
    List<Row> run(CheckpointPlace place) {
        SnapshotTables snapshot = new SnapshotTables(place.read(), place.directory(), StateBackend.load());
        FormatFactory factory = FormatFactory.load(format);
        List<Row> written = new ArrayList<>();
        try {
            prepare();
            for (String operator : snapshot.operators()) {
                for (StateTable table : snapshot.tables(operator)) {
                    written.add(write(operator, table, factory));
                }
            }
            try (OutputStream target = open(MANIFEST)) {
                target.write((String.join(",", WRITTEN.names()) + "\n").getBytes(StandardCharsets.UTF_8));
                writer(
                        FormatFactory.load("csv"),
                        "manifest",
                        WRITTEN,
                        target,
                        List.of(Batch.ofRows(WRITTEN, written)).iterator());
            }
        } catch (IOException e) {
            throw WeirException.of(CheckpointError.STORE_FAILED, "cannot write to %s: %s", folder, e)
                    .causedBy(e);
        }
        return written;
    }

    /** The columns of what {@link #run} returns. */
    static Schema written() {
        return WRITTEN;
    }

    private void prepare() throws IOException {
        Files.createDirectories(folder);
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw WeirException.of(CheckpointError.STORE_FAILED, "folder %s is not empty", folder)
                        .hint("name a folder that is empty or does not exist");
            }
        }
    }

    private OutputStream open(String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)));
    }

    private Row write(String operator, StateTable table, FormatFactory factory) throws IOException {
        String name = plain(operator) + "." + plain(table.name()) + "." + format;
        Schema schema = flat(table.schema());
        try (OutputStream target = open(name)) {
            writer(factory, table.name(), schema, target, flattened(table, schema));
        }
        List<String> columns = table.schema().fields().stream()
                .map(field -> field.name() + " " + field.type().sql())
                .toList();
        return Row.of(operator, table.name(), name, table.rowCount(), String.join(", ", columns));
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}_-]+", "_");
    }

    /** Not every format has nested columns: they become text. */
    private static Schema flat(Schema schema) {
        return new Schema(schema.fields().stream()
                .map(field -> isNested(field.type()) ? new Field(field.name(), DataTypes.STRING) : field)
                .toList());
    }

    private static boolean isNested(DataType type) {
        return switch (type) {
            case DataType.RowOf t -> true;
            case DataType.Array t -> true;
            case DataType.MapOf t -> true;
            default -> false;
        };
    }

    private static Iterator<Batch> flattened(StateTable table, Schema schema) {
        Iterator<Batch> rows = table.rows();
        if (schema.equals(table.schema())) {
            return rows;
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Batch next() {
                return Batch.ofRows(
                        schema,
                        rows.next().toRows().stream()
                                .map(row -> flattened(row, table.schema()))
                                .toList());
            }
        };
    }

    private static Row flattened(Row row, Schema schema) {
        Object[] cells = new Object[schema.size()];
        for (int i = 0; i < cells.length; i++) {
            Object value = row.getField(i);
            cells[i] = value != null && isNested(schema.type(i)) ? VALUES.of(value, schema.type(i)) : value;
        }
        return Row.of(cells);
    }

    private static void writer(
            FormatFactory factory, String name, Schema schema, OutputStream target, Iterator<Batch> rows)
            throws IOException {
        FormatTable table = new FormatTable(name, schema, Configuration.EMPTY, ZoneOffset.UTC);
        Optional<FileEncoder.Factory> files = factory.fileEncoder(table);
        if (files.isPresent()) {
            FileEncoder encoder = files.get().encoder(schema, target);
            while (rows.hasNext()) {
                encoder.write(rows.next());
            }
            encoder.finish();
            return;
        }
        RecordEncoder encoder = factory.recordEncoder(table)
                .orElseThrow(() -> WeirException.of(
                        CheckpointError.STORE_FAILED, "format '%s' does not write tables", factory.identifier()))
                .encoder(schema);
        RecordBuffer buffer = RecordBuffer.ofLines();
        encoder.begin(buffer);
        while (rows.hasNext()) {
            encoder.encode(rows.next(), buffer);
            target.write(buffer.bytes(), 0, buffer.size());
            buffer.clear();
        }
        target.write(buffer.bytes(), 0, buffer.size());
    }
}
