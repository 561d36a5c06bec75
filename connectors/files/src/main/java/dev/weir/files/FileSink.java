package dev.weir.files;

import dev.weir.base.Configuration;
import dev.weir.base.Seeds;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a table as files of its folder, one folder below it a partition. A file is hidden while it grows
 * and is given its name when it is complete; in jobs with checkpoints, when one is that counts its rows.
 *
 * @param id in the names of its files, which tells them from those of other jobs
 * @param folder where the files go
 * @param inFiles indexes of the columns that are written
 * @param partitioning indexes of the columns that name folders
 * @param partitionCommit when partitions are complete; null when nobody is to be told
 * @param compaction joins small files; null when they stay as they are
 */
record FileSink(
        String id,
        TableDefinition table,
        Path folder,
        int[] inFiles,
        int[] partitioning,
        FileEncoder.Factory encoder,
        Rolling rolling,
        @Nullable PartitionCommit partitionCommit,
        @Nullable Compaction compaction)
        implements Sink {
    /**
     * When a file is complete.
     *
     * @param bytes at about what size
     * @param openMillis after what time since it was begun
     * @param idleMillis after what time since a row was added
     * @param checkMillis how often to look
     */
    record Rolling(long bytes, long openMillis, long idleMillis, long checkMillis) {
        static Rolling of(Configuration options) {
            return new Rolling(
                    options.get(FileOptions.ROLLING_SIZE),
                    options.get(FileOptions.ROLLOVER_INTERVAL).toMillis(),
                    options.get(FileOptions.INACTIVITY_INTERVAL).toMillis(),
                    options.get(FileOptions.CHECK_INTERVAL).toMillis());
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
        Rolling rolling = Rolling.of(definition.options());
        return new FileSink(
                "%016x".formatted(Seeds.fresh()),
                definition,
                table.path().normalize(),
                inFiles,
                partitioning,
                encoder,
                rolling,
                PartitionCommit.of(definition),
                compaction(table, factory, encoder, rolling));
    }

    private static @Nullable Compaction compaction(
            FileTable table, FormatFactory factory, FileEncoder.Factory encoder, Rolling rolling) {
        Configuration options = table.definition().options();
        if (!options.get(FileOptions.AUTO_COMPACTION)) {
            return null;
        }
        long bytes = options.find(FileOptions.COMPACTION_SIZE).orElse(rolling.bytes());
        return new Compaction(bytes, factory.fileFormat(table.formatTable()).orElse(null), encoder, table.inFiles());
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
    public Optional<Committer> committer() {
        return Optional.of(new FileCommitter(this));
    }

    @Override
    public String toString() {
        return describe();
    }
}
