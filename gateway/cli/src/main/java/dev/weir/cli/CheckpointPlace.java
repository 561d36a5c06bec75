package dev.weir.cli;

import dev.weir.base.FileStore;
import dev.weir.base.FileStores;
import dev.weir.base.WeirException;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointDirectory;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.CheckpointFolders;
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
record CheckpointPlace(String folder, FileStore store, long id) {
    private static final String METADATA = "/metadata";

    /** The checkpoints of the job. */
    CheckpointDirectory directory() {
        return new CheckpointDirectory(store);
    }

    /** What the checkpoint consists of. */
    Checkpoint read() {
        return directory().read(id);
    }

    /** That of the folder of a checkpoint. */
    static CheckpointPlace ofPath(String address) {
        String trimmed = address.replaceAll("/+$", "");
        int slash = trimmed.lastIndexOf('/');
        String folder = slash < 0 ? "." : trimmed.substring(0, slash);
        return new CheckpointPlace(folder, open(folder), Long.parseLong(trimmed.substring(slash + 1)));
    }

    /**
     * That of what a user names.
     *
     * @param what a job, the folder of a job's checkpoints, or that of one checkpoint
     * @param number of the checkpoint; null for the newest
     * @param directory where the folders of jobs are
     */
    static CheckpointPlace find(String what, @Nullable Long number, String directory) {
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

    /** The folders of jobs that have checkpoints. */
    static List<String> folders(String directory) {
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
    static FileStore open(String address) {
        return FileStores.at(address, Path.of(""));
    }
}
