package dev.weir.files;

import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.state.InstanceList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The partitions that one writer has written to and that nobody has found complete yet. Kept in the writer's state. A
 * partition is forgotten when it was reported behind its last row at a time when it seemed complete, and the file that
 * says so is there. Owned by the writer's thread.
 */
final class OpenPartitions {
    private final PartitionCommit commit;
    private final Path sinkFolder;
    private final InstanceList<String> state;
    private final Map<String, Open> open = new LinkedHashMap<>();

    /** @param reported whether it seemed complete when it was reported after its last row */
    private record Open(long sinceMillis, boolean reported) {}

    OpenPartitions(PartitionCommit commit, Path sinkFolder, OperatorContext context) {
        this.commit = commit;
        this.sinkFolder = sinkFolder;
        state = context.state().instanceList("open partitions", InstanceList.Redistribution.SPLIT);
        for (String entry : state.get()) {
            int space = entry.indexOf(' ');
            open.merge(
                    entry.substring(space + 1),
                    new Open(Long.parseLong(entry.substring(0, space)), false),
                    (one, other) -> new Open(Math.min(one.sinceMillis(), other.sinceMillis()), false));
        }
    }

    /** A row was written. Fails when the partition's time cannot be read. */
    void wrote(Path folder, long nowMillis) {
        String name = sinkFolder.relativize(folder).toString();
        Open present = open.get(name);
        if (present == null) {
            if (commit.byEventTime()) {
                commit.time(name);
            }
            open.put(name, new Open(nowMillis, false));
            save();
        } else if (present.reported()) {
            open.put(name, new Open(present.sinceMillis(), false));
        }
    }

    /** What the committer is to know with a checkpoint. */
    FileCommittable.Report report(OperatorContext context, long nowMillis, long watermark) {
        boolean changed = open.entrySet()
                .removeIf(entry -> entry.getValue().reported()
                        && Files.exists(sinkFolder.resolve(entry.getKey()).resolve(commit.successFile())));
        List<FileCommittable.Partition> partitions = new ArrayList<>();
        for (Map.Entry<String, Open> entry : open.entrySet()) {
            FileCommittable.Partition partition = new FileCommittable.Partition(
                    entry.getKey(), entry.getValue().sinceMillis());
            partitions.add(partition);
            entry.setValue(
                    new Open(entry.getValue().sinceMillis(), commit.isComplete(partition, nowMillis, watermark)));
        }
        if (changed) {
            save();
        }
        return new FileCommittable.Report(context.subtask(), context.parallelism(), nowMillis, watermark, partitions);
    }

    private void save() {
        state.set(open.entrySet().stream()
                .map(entry -> entry.getValue().sinceMillis() + " " + entry.getKey())
                .toList());
    }
}
