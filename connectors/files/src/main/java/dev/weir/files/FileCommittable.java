package dev.weir.files;

import dev.weir.base.ByteReader;
import dev.weir.base.ByteWriter;
import dev.weir.dataflow.connect.PendingFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a writer hands to the committer with a checkpoint. Folders are relative to the sink's. */
sealed interface FileCommittable {
    /**
     * A file that is complete, durable and hidden.
     *
     * @param checkpoint for which it was prepared
     */
    record Part(String folder, String hiddenName, String visibleName, long checkpoint, long size, long joinableFrom)
            implements FileCommittable {
        static Part of(Path sinkFolder, PendingFile file, long checkpoint, long size, long joinableFrom) {
            return new Part(
                    sinkFolder.relativize(file.folder()).toString(),
                    file.hiddenName(),
                    file.visibleName(),
                    checkpoint,
                    size,
                    joinableFrom);
        }

        PendingFile file(Path sinkFolder) {
            return new PendingFile(sinkFolder.resolve(folder), hiddenName, visibleName);
        }
    }

    /**
     * How far a writer is, and which partitions it has written to that may not be complete.
     *
     * @param parallelism how many writers there are
     * @param nowMillis processing time
     * @param watermark event time; {@link Long#MAX_VALUE} at the end of the input
     */
    record Report(int subtask, int parallelism, long nowMillis, long watermark, List<Partition> partitions)
            implements FileCommittable {
        public Report {
            partitions = List.copyOf(partitions);
        }
    }

    /** A partition, and when its first row came. */
    record Partition(String folder, long sinceMillis) {}

    /** As bytes, for checkpoints. */
    default byte[] toBytes() {
        return switch (this) {
            case Part part ->
                new ByteWriter(1)
                        .integer(0)
                        .text(part.folder())
                        .text(part.hiddenName())
                        .text(part.visibleName())
                        .integer(part.checkpoint())
                        .integer(part.size())
                        .integer(part.joinableFrom())
                        .toBytes();
            case Report report -> {
                ByteWriter writer = new ByteWriter(1)
                        .integer(1)
                        .integer(report.subtask())
                        .integer(report.parallelism())
                        .integer(report.nowMillis())
                        .integer(report.watermark());
                report.partitions()
                        .forEach(partition -> writer.text(partition.folder()).integer(partition.sinceMillis()));
                yield writer.toBytes();
            }
        };
    }

    /** Reads what {@link #toBytes} wrote. */
    static FileCommittable of(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes, 1);
        if (reader.integer() == 0) {
            return new Part(
                    reader.text(), reader.text(), reader.text(), reader.integer(), reader.integer(), reader.integer());
        }
        int subtask = (int) reader.integer();
        int parallelism = (int) reader.integer();
        long nowMillis = reader.integer();
        long watermark = reader.integer();
        List<Partition> partitions = new ArrayList<>();
        while (reader.hasMore()) {
            partitions.add(new Partition(reader.text(), reader.integer()));
        }
        return new Report(subtask, parallelism, nowMillis, watermark, partitions);
    }
}
