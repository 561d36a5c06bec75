package dev.weir.dataflow.connect;

import dev.weir.base.WeirException;
import dev.weir.dataflow.OperatorContext;
import dev.weir.dataflow.state.InstanceList;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the files of one instance of a sink: {@code part-<id>-<instance>-<checkpoint>-<number>}, hidden with a dot in
 * front and {@code .inprogress} behind. The id is the sink's, and kept in checkpoints, so that jobs that write to the
 * same folder leave each other's files alone. The checkpoint is the one that had been prepared last when the file was
 * begun: its rows belong to later ones. So what a job finds of its own with the number of the checkpoint from which it
 * goes on, or a higher one, was written by an attempt that died, and its rows come again; that is removed. Files with
 * lower numbers are named by checkpoints.
 *
 * <p>Small files of one checkpoint may be joined to {@code compacted-part-<id>-<checkpoint>-<number>}; that is the
 * checkpoint to which their rows belong.
 *
 * <p>Owned by the instance's thread.
 */
public final class PartFiles {
    private static final Pattern VISIBLE = Pattern.compile("part-([0-9a-f]{16})-\\d+-\\d+-\\d+(.*)");
    private static final Pattern PART = Pattern.compile("\\.part-([0-9a-f]{16})-(\\d+)-(\\d+)-\\d+.*\\.inprogress");
    private static final Pattern JOINED =
            Pattern.compile("\\.compacted-part-([0-9a-f]{16})-(\\d+)-\\d+.*\\.(?:inprogress|members)");

    private final String id;
    private final int subtask;
    private final int parallelism;
    private final long restored;
    private long prepared;
    private long number;

    /**
     * Removes what attempts that died have left, and begins to name files. Blocks.
     *
     * @param folder the sink's; its files lie in it or in folders below
     * @param id the same for all instances of a sink, and no other sink's: 16 hexadecimal digits
     */
    public PartFiles(Path folder, String id, OperatorContext context) {
        subtask = context.subtask();
        parallelism = context.parallelism();
        restored = context.restoredCheckpoint();
        prepared = restored;
        if (!context.hasCheckpoints()) {
            this.id = id;
            return;
        }
        InstanceList<String> ids = context.state().instanceList("file id", InstanceList.Redistribution.UNION);
        Set<String> known = new TreeSet<>(ids.get());
        this.id = known.isEmpty() ? id : known.iterator().next();
        ids.set(List.of(this.id));
        removeLeftovers(folder);
    }

    /** A name for another file in that folder. */
    public PendingFile next(Path folder, String extension) {
        while (true) {
            String name = "part-" + id + "-" + subtask + "-" + prepared + "-" + number++ + extension;
            PendingFile file = hidden(folder, name);
            // A job may have been set back behind what it has published.
            if (!Files.exists(file.visible()) && !Files.exists(file.hidden())) {
                return file;
            }
        }
    }

    /** A checkpoint has been prepared: files begun from now on belong to later ones. */
    public void prepared(long checkpoint) {
        prepared = checkpoint;
        number = 0;
    }

    private static PendingFile hidden(Path folder, String name) {
        return new PendingFile(folder, "." + name + ".inprogress", name);
    }

    /** What stands for several files of a checkpoint, when they are joined before they are published. */
    public static PendingFile joined(PendingFile part, long checkpoint, int number) {
        Matcher name = parsed(part);
        return hidden(
                part.folder(), "compacted-part-" + name.group(1) + "-" + checkpoint + "-" + number + name.group(2));
    }

    /** Where it is written, until they are removed, which those are. */
    public static Path members(PendingFile joined) {
        return joined.folder().resolve("." + joined.visibleName() + ".members");
    }

    /** The id in a file's name. */
    public static String idOf(PendingFile part) {
        return parsed(part).group(1);
    }

    private static Matcher parsed(PendingFile part) {
        Matcher name = VISIBLE.matcher(part.visibleName());
        if (!name.matches()) {
            throw new IllegalArgumentException("no name of a part: " + part);
        }
        return name;
    }

    private void removeLeftovers(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (isLeftover(file.getFileName().toString())) {
                        Files.deleteIfExists(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    // Another instance removes its own at the same time.
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw WeirException.of(ConnectError.CANNOT_CLEAN, "cannot remove unfinished files from '%s': %s", folder, e)
                    .causedBy(e);
        }
    }

    private boolean isLeftover(String name) {
        Matcher part = PART.matcher(name);
        if (part.matches()) {
            return part.group(1).equals(id)
                    && isMine(Integer.parseInt(part.group(2)))
                    && Long.parseLong(part.group(3)) >= restored;
        }
        Matcher joined = JOINED.matcher(name);
        return subtask == 0
                && joined.matches()
                && joined.group(1).equals(id)
                && Long.parseLong(joined.group(2)) > restored;
    }

    /** Those of instances that no longer exist are dealt out among the others. */
    private boolean isMine(int writer) {
        return writer < parallelism ? writer == subtask : writer % parallelism == subtask;
    }
}
