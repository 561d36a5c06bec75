package dev.weir.files;

import dev.weir.base.Configuration;
import dev.weir.base.WeirException;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.connect.ConnectError;
import dev.weir.dataflow.connect.ConnectOptions;
import dev.weir.dataflow.connect.FileEncoder;
import dev.weir.dataflow.connect.FormatFactory;
import dev.weir.dataflow.connect.TableDefinition;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the rows of a table as files of its folder, one folder below it a partition. A file is hidden while it grows
 * and is given its name when it is complete.
 *
 * @param folder where the files go
 * @param inFiles indexes of the columns that are written
 * @param partitioning indexes of the columns that name folders
 */
record FileSink(
        TableDefinition table,
        Path folder,
        int[] inFiles,
        int[] partitioning,
        FileEncoder.Factory encoder,
        Rolling rolling)
        implements Sink {
    /**
     * When a file is complete.
     *
     * @param bytes at about what size
     * @param openMillis after what time since it was begun
     * @param idleMillis after what time since a row was added
     * @param successFile written into the folders of complete partitions; empty for none
     */
    record Rolling(long bytes, long openMillis, long idleMillis, String successFile) {
        static Rolling of(Configuration options) {
            List<String> policies = options.find(FileOptions.COMMIT_POLICY).orElse(List.of());
            return new Rolling(
                    options.get(FileOptions.ROLLING_SIZE),
                    options.get(FileOptions.ROLLOVER_INTERVAL).toMillis(),
                    options.get(FileOptions.INACTIVITY_INTERVAL).toMillis(),
                    policies.contains("success-file") ? options.get(FileOptions.SUCCESS_FILE) : "");
        }
    }

    static FileSink of(TableDefinition definition) {
        FileTable table = FileTable.of(definition);
        if (!definition.metadataKeys().isEmpty()) {
            throw WeirException.of(
                    ConnectError.INVALID_TABLE,
                    "metadata column '%s' of table %s cannot be written; declare it VIRTUAL",
                    definition.metadataKeys().getFirst(),
                    definition.name());
        }
        String name = definition.options().get(ConnectOptions.FORMAT);
        FormatFactory factory = FormatFactory.load(name);
        FileEncoder.Factory encoder = factory.fileEncoder(table.formatTable())
                .or(() -> factory.recordEncoder(table.formatTable()).map(RecordFileEncoder.Factory::new))
                .orElseThrow(() ->
                        WeirException.of(ConnectError.FORMAT_CANNOT, "format '%s' cannot be written to files", name));
        Schema schema = definition.schema();
        int[] inFiles =
                table.inFiles().names().stream().mapToInt(schema::indexOf).toArray();
        int[] partitioning =
                definition.partitionKeys().stream().mapToInt(schema::indexOf).toArray();
        if (inFiles.length == 0) {
            throw WeirException.of(
                    ConnectError.INVALID_TABLE, "all columns of table %s are partition columns", definition.name());
        }
        return new FileSink(definition, table.path(), inFiles, partitioning, encoder, Rolling.of(definition.options()));
    }

    @Override
    public String describe() {
        return "Files(" + table.name() + ", " + table.options().get(ConnectOptions.FORMAT) + ")";
    }

    @Override
    public Writer writer(OperatorContext context) {
        return new FileSinkWriter(this, context);
    }

    @Override
    public String toString() {
        return describe();
    }
}
