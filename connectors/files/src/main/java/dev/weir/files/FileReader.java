package dev.weir.files;

import dev.weir.base.WeirException;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.ConstantColumn;
import dev.weir.data.DataType;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Source;
import dev.weir.dataflow.SourceReader;
import dev.weir.dataflow.connect.FileFormat;
import dev.weir.dataflow.connect.RecordDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Reads splits one behind the other. Owned by its task's thread; disks are taken to be fast enough not to wait for. */
final class FileReader implements SourceReader {
    private static final int BATCHES_A_POLL = 2;

    private final FileSource source;
    private final Schema schema;
    private final FileTable.Origin[] origins;
    private final int[] inFile;
    private final BadRecordPolicy badRecords;
    private final @Nullable RecordDecoder decoder;
    private final String defaultPartition;
    private final Queue<FileSplit> waiting = new ArrayDeque<>();
    private @Nullable FileSplit split;
    private @Nullable SplitReader reader;

    /** What reads the batches of one split. */
    interface SplitReader extends AutoCloseable {
        @Nullable
        Batch next();

        /** The split as one that begins behind what was returned. */
        FileSplit unread();

        @Override
        void close();
    }

    FileReader(FileSource source, OperatorContext context) {
        this.source = source;
        this.schema = source.schema();
        FileTable table = source.table();
        origins = Arrays.stream(source.projection()).mapToObj(table::origin).toArray(FileTable.Origin[]::new);
        inFile = Arrays.stream(origins)
                .filter(FileTable.Origin.InFile.class::isInstance)
                .mapToInt(origin -> ((FileTable.Origin.InFile) origin).index())
                .toArray();
        badRecords = new BadRecordPolicy(
                table.definition().options(), table.definition().directory(), context);
        decoder = source.format() instanceof FileSource.Format.Records(var format)
                ? format.decoder(inFile, badRecords)
                : null;
        defaultPartition = table.definition().options().get(FileOptions.DEFAULT_PARTITION);
    }

    @Override
    public void add(Source.Split added) {
        waiting.add((FileSplit) added);
    }

    @Override
    public Status poll(SourceOutput output) {
        for (int i = 0; i < BATCHES_A_POLL; i++) {
            if (split == null) {
                split = waiting.poll();
                if (split == null) {
                    return Status.NEEDS_SPLIT;
                }
            }
            if (reader == null) {
                reader = open(split);
            }
            Batch batch = reader.next();
            if (batch == null) {
                reader.close();
                output.splitFinished(split);
                reader = null;
                split = null;
            } else {
                output.emit(split, complete(batch, split));
            }
        }
        return split == null && waiting.isEmpty() ? Status.NEEDS_SPLIT : Status.MORE;
    }

    private SplitReader open(FileSplit present) {
        present.checkUnchanged();
        return switch (source.format()) {
            case FileSource.Format.Records(var format) ->
                new RecordSplitReader(present, format, java.util.Objects.requireNonNull(decoder), badRecords);
            case FileSource.Format.Whole(FileFormat format) -> {
                FileFormat.Section section = ((FileSplit.Part.OfSection) present.part()).section();
                LocalFile file = LocalFile.open(present.file());
                try {
                    yield new SectionSplitReader(present, format.open(file, section, inFile));
                } catch (WeirException e) {
                    file.close();
                    throw e;
                }
            }
        };
    }

    @Override
    public List<Source.Split> unread() {
        List<Source.Split> unread = new ArrayList<>();
        if (split != null) {
            unread.add(reader == null ? split : reader.unread());
        }
        unread.addAll(waiting);
        return unread;
    }

    /** Adds the columns that do not stand in the file. */
    private Batch complete(Batch batch, FileSplit present) {
        if (inFile.length == origins.length) {
            return batch;
        }
        int rows = batch.size();
        Column[] columns = new Column[origins.length];
        int next = 0;
        for (int i = 0; i < columns.length; i++) {
            DataType type = schema.type(i);
            columns[i] = switch (origins[i]) {
                case FileTable.Origin.InFile inside -> batch.column(next++);
                case FileTable.Origin.Partition(String key) ->
                    Partitions.column(
                            present,
                            key,
                            type,
                            defaultPartition,
                            source.table().definition().zone(),
                            rows);
                case FileTable.Origin.Metadata(String key) ->
                    ConstantColumn.of(type, FileMetadata.value(key, present), rows);
            };
        }
        return Batch.of(schema, rows, columns).withWeights(batch.weights());
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
