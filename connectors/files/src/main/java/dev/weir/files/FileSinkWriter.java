package dev.weir.files;

import dev.weir.base.Clock;
import dev.weir.data.Batch;
import dev.weir.data.Column;
import dev.weir.data.Schema;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.Sink;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
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
import org.jspecify.annotations.Nullable;

/** Divides rows among the files that are open, one a partition. Owned by its task's thread. */
final class FileSinkWriter implements Sink.Writer {
    private final FileSink sink;
    private final Schema fileSchema;
    private final Clock clock;
    private final String namePrefix;
    private final Map<Path, PartFile> open = new LinkedHashMap<>();
    private final TreeSet<Path> folders = new TreeSet<>();
    private int files;

    FileSinkWriter(FileSink sink, OperatorContext context) {
        this.sink = sink;
        this.fileSchema = sink.table().schema().project(sink.inFiles());
        this.clock = context.clock();
        this.namePrefix = "part-%016x-%d-".formatted(context.random().nextLong(), context.subtask());
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
        long now = clock.millis();
        PartFile file = open.get(folder);
        if (file == null) {
            file = new PartFile(folder, namePrefix + files++, sink.encoder(), fileSchema, now);
            open.put(folder, file);
            folders.add(folder);
        }
        file.write(batch, now);
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

    private void closeComplete() {
        long now = clock.millis();
        for (Iterator<PartFile> files = open.values().iterator(); files.hasNext(); ) {
            PartFile file = files.next();
            if (file.isComplete(sink.rolling(), now)) {
                file.complete();
                files.remove();
            }
        }
    }

    @Override
    public void finish() {
        open.values().forEach(PartFile::complete);
        open.clear();
        String successFile = sink.rolling().successFile();
        if (!successFile.isEmpty() && sink.partitioning().length > 0) {
            for (Path folder : folders) {
                writeSuccess(folder.resolve(successFile));
            }
        }
    }

    private static void writeSuccess(Path file) {
        try {
            Files.write(file, new byte[0]);
        } catch (IOException e) {
            throw PartFile.unwritable(file, e);
        }
    }

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
