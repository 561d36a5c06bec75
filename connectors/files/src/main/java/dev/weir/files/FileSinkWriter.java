package dev.weir.files;

import dev.weir.base.Clock;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import dev.weir.dataflow.Watermarks;
import dev.weir.dataflow.connect.PartFiles;
import dev.weir.dataflow.connect.PendingFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Divides rows among the files that are open, one a partition. Owned by its task's thread. */
final class FileSinkWriter implements Sink.Writer {
    private final FileSink sink;
    private final OperatorContext context;
    private final Schema fileSchema;
    private final Clock clock;
    private final PartFiles names;
    private final Map<Path, PartFile> open = new LinkedHashMap<>();
    private final TreeSet<Path> folders = new TreeSet<>();
    /** Files that belong to the next checkpoint, and whose end is being written. */
    private final List<CompletableFuture<PartFile.Prepared>> pending = new ArrayList<>();

    private final @Nullable OpenPartitions partitions;
    private long watermark = Watermarks.MIN;

    FileSinkWriter(FileSink sink, OperatorContext context) {
        this.sink = sink;
        this.context = context;
        this.fileSchema = sink.table().schema().project(sink.inFiles());
        this.clock = context.clock();
        this.names = new PartFiles(sink.folder(), sink.id(), context);
        PartitionCommit commit = sink.partitionCommit();
        this.partitions =
                commit == null || !context.hasCheckpoints() ? null : new OpenPartitions(commit, sink.folder(), context);
    }

    @Override
    public void write(Batch batch) {
        Column[] columns = Arrays.stream(sink.inFiles()).mapToObj(batch::column).toArray(Column[]::new);
        Batch inFiles = batch.withColumns(fileSchema, columns);
        if (sink.partitioning().length == 0) {
            writeTo(sink.folder(), inFiles);
        } else {
            divide(batch).forEach((folder, rows) -> writeTo(folder, inFiles.select(rows.indexes(), rows.count)));
        }
        closeComplete();
    }

    private void writeTo(Path folder, Batch batch) {
        if (batch.size() == 0) {
            return;
        }
        long now = clock.millis();
        PartFile file = open.get(folder);
        if (file == null) {
            PendingFile name = names.next(folder, sink.encoder().fileExtension());
            file = new PartFile(name, sink.encoder(), fileSchema, now);
            open.put(folder, file);
            context.wakeUpAt(now + sink.rolling().checkMillis());
        }
        file.write(batch, now);
        if (partitions != null) {
            partitions.wrote(folder, now);
        } else {
            folders.add(folder);
        }
    }

    private Map<Path, Rows> divide(Batch batch) {
        Map<Path, Rows> byFolder = new LinkedHashMap<>();
        Map<List<@Nullable Object>, Rows> byValues = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.row(i);
            List<@Nullable Object> values = new ArrayList<>(sink.partitioning().length);
            for (int column : sink.partitioning()) {
                values.add(batch.column(column).value(row));
            }
            Rows rows = byValues.get(values);
            if (rows == null) {
                rows = byFolder.computeIfAbsent(folderOf(values), folder -> new Rows());
                byValues.put(values, rows);
            }
            rows.add(row);
        }
        return byFolder;
    }

    private Path folderOf(List<@Nullable Object> values) {
        String defaultName = sink.table().options().get(FileOptions.DEFAULT_PARTITION);
        Path folder = sink.folder();
        for (int i = 0; i < values.size(); i++) {
            String text = text(values.get(i));
            String key = sink.table().partitionKeys().get(i);
            folder = folder.resolve(Partitions.folder(key, text.isEmpty() ? defaultName : text));
        }
        return folder;
    }

    private String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Instant instant ->
                instant.atZone(sink.table().zone()).toLocalDateTime().toString().replace('T', ' ');
            case LocalDateTime dateTime -> dateTime.toString().replace('T', ' ');
            case BigDecimal decimal -> decimal.toPlainString();
            default -> value.toString();
        };
    }

    @Override
    public void epoch(long epoch) {
        closeComplete();
    }

    @Override
    public void watermark(long millis) {
        watermark = millis;
    }

    /** Files grow old while no rows come. */
    @Override
    public void wakeUp(long nowMillis) {
        closeComplete();
        if (!open.isEmpty()) {
            context.wakeUpAt(nowMillis + sink.rolling().checkMillis());
        }
    }

    private void closeComplete() {
        long now = clock.millis();
        for (Iterator<PartFile> files = open.values().iterator(); files.hasNext(); ) {
            PartFile file = files.next();
            if (file.isComplete(sink.rolling(), now)) {
                files.remove();
                close(file);
            }
        }
    }

    /** With checkpoints a file waits for the next one; its end is written elsewhere, as that may take time. */
    private void close(PartFile file) {
        if (context.hasCheckpoints()) {
            CompletableFuture<PartFile.Prepared> prepared = new CompletableFuture<>();
            pending.add(prepared);
            context.launch("complete " + file.name(), () -> {
                try {
                    prepared.complete(file.prepare());
                } catch (Throwable thrown) {
                    prepared.completeExceptionally(thrown);
                }
            });
        } else {
            file.complete();
        }
    }

    @Override
    public CompletableFuture<List<byte[]>> prepareCommit(long checkpoint) {
        open.values().forEach(this::close);
        open.clear();
        names.prepared(checkpoint);
        List<CompletableFuture<PartFile.Prepared>> parts = List.copyOf(pending);
        pending.clear();
        List<byte[]> committables = new ArrayList<>();
        if (partitions != null) {
            committables.add(
                    partitions.report(context, clock.millis(), watermark).toBytes());
        }
        CompletableFuture<List<byte[]>> prepared = new CompletableFuture<>();
        CompletableFuture<Void> _ = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .whenComplete((all, failure) -> {
                    if (failure == null) {
                        parts.forEach(part -> committables.add(committable(part.resultNow(), checkpoint)));
                        prepared.complete(List.copyOf(committables));
                    } else {
                        boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
                        prepared.completeExceptionally(wrapped ? failure.getCause() : failure);
                    }
                });
        return prepared;
    }

    private byte[] committable(PartFile.Prepared part, long checkpoint) {
        return FileCommittable.Part.of(sink.folder(), part.file(), checkpoint, part.size(), part.joinableFrom())
                .toBytes();
    }

    @Override
    public void finish() {
        if (context.hasCheckpoints()) {
            return;
        }
        open.values().forEach(PartFile::complete);
        open.clear();
        PartitionCommit commit = sink.partitionCommit();
        if (commit != null) {
            folders.forEach(folder -> FileCommitter.succeed(folder, commit.successFile()));
        }
    }

    /** What was prepared stays: a checkpoint may name it. */
    @Override
    public void close() {
        open.values().forEach(PartFile::discard);
        open.clear();
    }

    /** Physical indexes of rows. */
    private static final class Rows {
        private int[] indexes = new int[16];
        private int count;

        void add(int row) {
            if (count == indexes.length) {
                indexes = Arrays.copyOf(indexes, count * 2);
            }
            indexes[count++] = row;
        }

        int[] indexes() {
            return indexes;
        }
    }
}
