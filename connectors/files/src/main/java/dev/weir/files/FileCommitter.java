package dev.weir.files;

import dev.weir.base.Folders;
import dev.weir.dataflow.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the files of a checkpoint, joined before if wanted, and then says which partitions are complete. All that
 * it does can be done again. One thread at a time.
 */
final class FileCommitter implements Sink.Committer {
    private final Path folder;
    private final @Nullable Compaction compaction;
    private final @Nullable PartitionCommit partitions;
    /** The newest report of each writer: one that has ended sends no more. */
    private final Map<Integer, FileCommittable.Report> reports = new HashMap<>();

    private final Runnable beforeChange;

    FileCommitter(FileSink sink) {
        this(sink, () -> {});
    }

    /** @param beforeChange is called before each change of a folder, so that tests can let it die there */
    FileCommitter(FileSink sink, Runnable beforeChange) {
        this.folder = sink.folder();
        this.compaction = sink.compaction();
        this.partitions = sink.partitionCommit();
        this.beforeChange = beforeChange;
    }

    @Override
    public void commit(List<byte[]> committables) {
        List<FileCommittable.Part> parts = new ArrayList<>();
        for (byte[] bytes : committables) {
            switch (FileCommittable.of(bytes)) {
                case FileCommittable.Part part -> parts.add(part);
                case FileCommittable.Report report -> know(report);
            }
        }
        parts.sort(Comparator.comparing(FileCommittable.Part::folder).thenComparing(FileCommittable.Part::visibleName));
        publish(parts);
        if (partitions != null) {
            commitPartitions(partitions);
        }
    }

    /**
     * Of several reports of a writer, as when an earlier checkpoint was given up, the last one counts; those of writers
     * of an attempt with another parallelism say nothing any more.
     */
    private void know(FileCommittable.Report report) {
        reports.values().removeIf(other -> other.parallelism() != report.parallelism());
        reports.merge(report.subtask(), report, (one, other) -> other.nowMillis() >= one.nowMillis() ? other : one);
    }

    private void publish(List<FileCommittable.Part> parts) {
        Map<String, List<FileCommittable.Part>> byFolder = new LinkedHashMap<>();
        parts.forEach(part -> byFolder.computeIfAbsent(part.folder(), key -> new ArrayList<>())
                .add(part));
        byFolder.forEach((name, some) -> {
            Path target = folder.resolve(name);
            try {
                if (compaction != null) {
                    compaction.publish(folder, some, beforeChange);
                } else {
                    for (FileCommittable.Part part : some) {
                        beforeChange.run();
                        part.file(folder).publish();
                    }
                }
                Folders.force(target);
            } catch (IOException e) {
                throw PartFile.unwritable(target, e);
            }
        });
    }

    private void commitPartitions(PartitionCommit commit) {
        long watermark = Long.MAX_VALUE;
        long nowMillis = Long.MIN_VALUE;
        Map<String, FileCommittable.Partition> open = new LinkedHashMap<>();
        for (FileCommittable.Report report : reports.values()) {
            watermark = Math.min(watermark, report.watermark());
            nowMillis = Math.max(nowMillis, report.nowMillis());
            for (FileCommittable.Partition partition : report.partitions()) {
                open.merge(
                        partition.folder(),
                        partition,
                        (one, other) -> one.sinceMillis() <= other.sinceMillis() ? one : other);
            }
        }
        Set<String> complete = new HashSet<>();
        for (FileCommittable.Partition partition : open.values()) {
            if (commit.isComplete(partition, nowMillis, watermark)) {
                complete.add(partition.folder());
            }
        }
        for (String name : new TreeSet<>(complete)) {
            beforeChange.run();
            succeed(folder.resolve(name), commit.successFile());
        }
        reports.replaceAll((subtask, report) -> new FileCommittable.Report(
                subtask,
                report.parallelism(),
                report.nowMillis(),
                report.watermark(),
                report.partitions().stream()
                        .filter(partition -> !complete.contains(partition.folder()))
                        .toList()));
    }

    /** Says in a partition's folder that it is complete. */
    static void succeed(Path partition, String successFile) {
        Path file = partition.resolve(successFile);
        try {
            Files.createDirectories(partition);
            Files.write(file, new byte[0]);
            Folders.force(partition);
        } catch (IOException e) {
            throw PartFile.unwritable(file, e);
        }
    }
}
