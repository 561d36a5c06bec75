package dev.weir.files;

import dev.weir.base.Folders;
import dev.weir.data.Batch;
import dev.weir.data.Schema;
import dev.weir.dataflow.connect.FileEncoder;
import dev.weir.dataflow.connect.FileFormat;
import dev.weir.dataflow.connect.PartFiles;
import dev.weir.dataflow.connect.PendingFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Joins the small files of a checkpoint before they are seen.
 *
 * <p>The files of a checkpoint may come in several calls, again, and each time in other company. So whatever a call
 * does follows from what it finds: files that are still hidden are joined to the next number of their checkpoint,
 * unless a list says that they stand in the one before. That list is there from before the joined file is seen until
 * the last of its members is gone; without the joined file it means nothing. A file that is gone stands in a joined
 * file of its checkpoint, if there is one.
 *
 * @param bytes up to about what size files are joined
 * @param format reads the files again, if they cannot be joined as bytes; null when there is none
 */
record Compaction(long bytes, @Nullable FileFormat format, FileEncoder.Factory encoder, Schema schema) {
    private static final int BUFFER = 1 << 20;

    /** The files of one checkpoint. */
    private record Key(String id, long checkpoint) {}

    /**
     * Publishes files of one folder, in their order.
     *
     * @param beforeChange is called before each change of the folder
     */
    void publish(Path sinkFolder, List<FileCommittable.Part> parts, Runnable beforeChange) throws IOException {
        Map<Key, List<FileCommittable.Part>> byCheckpoint = new LinkedHashMap<>();
        for (FileCommittable.Part part : parts) {
            Key key = new Key(PartFiles.idOf(part.file(sinkFolder)), part.checkpoint());
            byCheckpoint.computeIfAbsent(key, ofKey -> new ArrayList<>()).add(part);
        }
        for (List<FileCommittable.Part> ofCheckpoint : byCheckpoint.values()) {
            publishCheckpoint(sinkFolder, ofCheckpoint, beforeChange);
        }
    }

    private void publishCheckpoint(Path sinkFolder, List<FileCommittable.Part> parts, Runnable beforeChange)
            throws IOException {
        int number = finishBegun(parts.getFirst(), sinkFolder, beforeChange);
        List<FileCommittable.Part> group = new ArrayList<>();
        long size = 0;
        for (FileCommittable.Part part : parts) {
            PendingFile file = part.file(sinkFolder);
            if (!Files.exists(file.hidden())) {
                if (number == 0 && !Files.exists(file.visible())) {
                    throw file.lost();
                }
                continue;
            }
            if (!group.isEmpty() && size + part.size() > bytes) {
                number += publishGroup(sinkFolder, group, number, beforeChange);
                group.clear();
                size = 0;
            }
            group.add(part);
            size += part.size();
        }
        if (!group.isEmpty()) {
            publishGroup(sinkFolder, group, number, beforeChange);
        }
    }

    /** Removes members of joined files that are seen, and lists of others; returns how many joined files there are. */
    private static int finishBegun(FileCommittable.Part any, Path sinkFolder, Runnable beforeChange)
            throws IOException {
        int number = 0;
        while (true) {
            PendingFile joined = PartFiles.joined(any.file(sinkFolder), any.checkpoint(), number);
            Path members = PartFiles.members(joined);
            boolean seen = Files.exists(joined.visible());
            if (Files.exists(members)) {
                if (seen) {
                    removeMembers(joined, Files.readAllLines(members), beforeChange);
                } else {
                    beforeChange.run();
                    Files.deleteIfExists(members);
                }
            }
            if (!seen) {
                return number;
            }
            number++;
        }
    }

    private static void removeMembers(PendingFile joined, List<String> names, Runnable beforeChange)
            throws IOException {
        for (String name : names) {
            beforeChange.run();
            Files.deleteIfExists(joined.folder().resolve(name));
        }
        // The list must not be gone while a member comes back.
        Folders.force(joined.folder());
        beforeChange.run();
        Files.deleteIfExists(PartFiles.members(joined));
    }

    /** Returns how many files were made by joining. */
    private int publishGroup(Path sinkFolder, List<FileCommittable.Part> group, int number, Runnable beforeChange)
            throws IOException {
        PendingFile first = group.getFirst().file(sinkFolder);
        if (group.size() == 1) {
            beforeChange.run();
            first.publish();
            return 0;
        }
        PendingFile joined = PartFiles.joined(first, group.getFirst().checkpoint(), number);
        List<String> names =
                group.stream().map(FileCommittable.Part::hiddenName).toList();
        beforeChange.run();
        write(
                PartFiles.members(joined),
                channel -> channel.write(java.nio.ByteBuffer.wrap(
                        String.join("\n", names).getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        beforeChange.run();
        write(joined.hidden(), channel -> join(sinkFolder, group, channel));
        Folders.force(joined.folder());
        beforeChange.run();
        joined.publish();
        Folders.force(joined.folder());
        removeMembers(joined, names, beforeChange);
        return 1;
    }

    /** Writes a channel. */
    @FunctionalInterface
    private interface Contents {
        void writeTo(FileChannel channel) throws IOException;
    }

    private static void write(Path file, Contents contents) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            contents.writeTo(channel);
            channel.force(true);
        }
    }

    private void join(Path sinkFolder, List<FileCommittable.Part> group, FileChannel target) throws IOException {
        if (group.getFirst().joinableFrom() >= 0 || format == null) {
            joinBytes(sinkFolder, group, target);
        } else {
            joinRows(sinkFolder, group, format, Channels.newOutputStream(target));
        }
    }

    private static void joinBytes(Path sinkFolder, List<FileCommittable.Part> group, FileChannel target)
            throws IOException {
        for (FileCommittable.Part part : group) {
            try (FileChannel source = FileChannel.open(part.file(sinkFolder).hidden(), StandardOpenOption.READ)) {
                long at = target.position() == 0 ? 0 : part.joinableFrom();
                while (at < source.size()) {
                    at += source.transferTo(at, BUFFER, target);
                }
            }
        }
    }

    private void joinRows(Path sinkFolder, List<FileCommittable.Part> group, FileFormat reads, OutputStream target)
            throws IOException {
        int[] all = IntStream.range(0, schema.size()).toArray();
        FileEncoder writes = encoder.encoder(schema, target);
        for (FileCommittable.Part part : group) {
            Path file = part.file(sinkFolder).hidden();
            List<FileFormat.Section> sections;
            try (LocalFile input = LocalFile.open(file)) {
                sections = reads.sections(input);
            }
            for (FileFormat.Section section : sections) {
                try (FileFormat.Reader reader = reads.open(LocalFile.open(file), section, all)) {
                    for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                        writes.write(batch);
                    }
                }
            }
        }
        writes.finish();
    }
}
