package dev.weir.dataflow.checkpoint;

import dev.weir.base.FileStore;
import dev.weir.base.FileStores;
import dev.weir.base.WeirException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a checkpoint lies.
 *
 * @param folder the address of its job's folder
 * @param store that folder
 * @param id its number there
 */
public record CheckpointPlace(String folder, FileStore store, long id) {
    private static final String METADATA = "/metadata";
    private static final String LATEST = "latest";

    /** The checkpoints of the job. */
    public CheckpointDirectory directory() {
        return new CheckpointDirectory(store);
    }

    /** What the checkpoint consists of. */
    public Checkpoint read() {
        return directory().read(id);
    }

    /** The address of the checkpoint's folder. */
    public String address() {
        return folder + "/" + "%012d".formatted(id);
    }

    /** That of the folder of a checkpoint, whose name is a number. */
    public static CheckpointPlace ofPath(String address) {
        String trimmed = address.replaceAll("/+$", "");
        int slash = trimmed.lastIndexOf('/');
        String folder = slash < 0 ? "." : trimmed.substring(0, slash);
        String number = trimmed.substring(slash + 1);
        if (number.isEmpty() || !number.chars().allMatch(Character::isDigit)) {
            throw WeirException.of(CheckpointError.NOT_FOUND, "'%s' is no folder of a checkpoint", address);
        }
        return new CheckpointPlace(folder, open(folder), Long.parseLong(number));
    }

    /**
     * That of what a user names.
     *
     * @param what a job, the folder of a job's checkpoints, or that of one checkpoint; or {@code latest} for the one of
     *     all jobs that was completed last
     * @param number of the checkpoint; null for the newest
     * @param directory where the folders of jobs are
     */
    public static CheckpointPlace find(String what, @Nullable Long number, String directory) {
        if (what.equals(LATEST) && number == null) {
            return latest(directory);
        }
        String trimmed = what.replaceAll("/+$", "");
        String last = trimmed.substring(trimmed.lastIndexOf('/') + 1);
        if (number == null && !last.isEmpty() && last.chars().allMatch(Character::isDigit)) {
            CheckpointPlace place = ofPath(trimmed);
            if (place.directory().ids().contains(place.id())) {
                return place;
            }
        }
        for (String folder : List.of(directory + "/" + CheckpointFolders.of(what), trimmed)) {
            List<Long> ids = new CheckpointDirectory(open(folder)).ids();
            if (!ids.isEmpty()) {
                return new CheckpointPlace(folder, open(folder), number == null ? ids.getLast() : number);
            }
        }
        List<String> known = folders(directory);
        throw WeirException.of(
                        CheckpointError.NOT_FOUND,
                        "'%s' is neither a job with checkpoints in %s nor the folder of one",
                        what,
                        directory)
                .hint(known.isEmpty() ? "there are none" : "there are " + String.join(", ", known));
    }

    private static CheckpointPlace latest(String directory) {
        CheckpointPlace newest = null;
        long completed = Long.MIN_VALUE;
        for (String job : folders(directory)) {
            String folder = directory + "/" + job;
            CheckpointPlace place = new CheckpointPlace(
                    folder,
                    open(folder),
                    new CheckpointDirectory(open(folder)).ids().getLast());
            long millis = place.read().completedMillis();
            if (newest == null || millis > completed) {
                newest = place;
                completed = millis;
            }
        }
        if (newest == null) {
            throw WeirException.of(CheckpointError.NOT_FOUND, "there are no checkpoints in %s", directory);
        }
        return newest;
    }

    /** The folders of jobs that have checkpoints. */
    public static List<String> folders(String directory) {
        FileStore store = open(directory);
        TreeSet<String> folders = new TreeSet<>();
        try {
            for (FileStore.Entry entry : store.list("")) {
                String name = entry.name();
                if (name.endsWith(METADATA)) {
                    String checkpoint = name.substring(0, name.length() - METADATA.length());
                    int slash = checkpoint.lastIndexOf('/');
                    if (slash > 0) {
                        folders.add(checkpoint.substring(0, slash));
                    }
                }
            }
        } catch (IOException e) {
            throw WeirException.of(CheckpointError.STORE_FAILED, "cannot list the files in %s: %s", directory, e)
                    .causedBy(e);
        }
        return List.copyOf(folders);
    }

    /** The store at an address. */
    public static FileStore open(String address) {
        return FileStores.at(address, Path.of(""));
    }
}
