package dev.weir.local;

import dev.weir.base.FileStore;
import dev.weir.base.FileStores;
import dev.weir.base.WeirException;
import dev.weir.dataflow.JobGraph;
import dev.weir.dataflow.checkpoint.Checkpoint;
import dev.weir.dataflow.checkpoint.CheckpointDirectory;
import dev.weir.dataflow.checkpoint.CheckpointError;
import dev.weir.dataflow.checkpoint.CheckpointOptions;
import dev.weir.protocol.ToCoordinator;
import dev.weir.protocol.ToHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds and stores the checkpoints of jobs for their coordinators. Blocks; the coordinator of a job asks for one thing
 * at a time.
 */
final class CheckpointKeeper {
    private static final String LATEST = "latest";

    private final Function<JobGraph, FileStore> files;

    /**
     * A keeper of checkpoints.
     *
     * @param files where a job has its own
     */
    CheckpointKeeper(Function<JobGraph, FileStore> files) {
        this.files = files;
    }

    /** The checkpoints of a job. */
    CheckpointDirectory directory(JobGraph job) {
        return new CheckpointDirectory(files.apply(job));
    }

    /** See {@link ToHost.FindCheckpoint}. */
    ToCoordinator find(ToHost.FindCheckpoint order, JobGraph job) {
        try {
            CheckpointDirectory directory = directory(job);
            Optional<String> wanted = job.options().find(CheckpointOptions.RESTORE);
            if (order.oldest() > 0) {
                return newest(order.job(), directory, order.oldest());
            }
            if (wanted.isEmpty()) {
                return new ToCoordinator.CheckpointFound(order.job(), null, directory.unusedId(), List.of());
            }
            String text = wanted.get().strip();
            if (text.equals(LATEST)) {
                return newest(order.job(), directory, 0);
            }
            if (text.chars().allMatch(Character::isDigit)) {
                Checkpoint checkpoint = directory.read(Long.parseLong(text));
                directory.verify(checkpoint);
                return new ToCoordinator.CheckpointFound(order.job(), checkpoint, directory.unusedId(), List.of());
            }
            Place foreign = foreign(text);
            Checkpoint taken = directory.adopt(foreign.files(), foreign.id(), job.name());
            return new ToCoordinator.CheckpointFound(order.job(), taken, directory.unusedId(), List.of());
        } catch (Throwable thrown) {
            return new ToCoordinator.CheckpointsUnusable(order.job(), coded(thrown));
        }
    }

    private static ToCoordinator newest(String id, CheckpointDirectory directory, long oldest) {
        List<WeirException> damaged = new ArrayList<>();
        for (long candidate : directory.ids().reversed()) {
            if (candidate < oldest) {
                continue;
            }
            try {
                Checkpoint checkpoint = directory.read(candidate);
                directory.verify(checkpoint);
                return new ToCoordinator.CheckpointFound(id, checkpoint, directory.unusedId(), damaged);
            } catch (WeirException e) {
                // Whatever may pass is no reason to go back behind output that has been committed.
                if (e.code() != CheckpointError.FILE_DAMAGED && e.code() != CheckpointError.FILE_MISSING) {
                    throw e;
                }
                damaged.add(e);
            }
        }
        if (damaged.isEmpty()) {
            return new ToCoordinator.CheckpointFound(id, null, directory.unusedId(), List.of());
        }
        WeirException first = damaged.getFirst();
        return new ToCoordinator.CheckpointsUnusable(
                id,
                WeirException.of(
                                CheckpointError.NONE_USABLE,
                                "none of the %d checkpoints in %s can be used; the newest: %s",
                                damaged.size(),
                                directory.describe(),
                                first.getMessage())
                        .causedBy(first));
    }

    /** A checkpoint in the store of a job's folder. */
    private record Place(FileStore files, long id) {}

    private static Place foreign(String address) {
        String trimmed = address.replaceAll("/+$", "");
        int slash = trimmed.lastIndexOf('/');
        String name = trimmed.substring(slash + 1);
        if (name.isEmpty() || !name.chars().allMatch(Character::isDigit)) {
            throw WeirException.of(CheckpointError.NOT_FOUND, "'%s' is no folder of a checkpoint", address)
                    .hint("give the folder of one checkpoint, such as " + CheckpointOptions.DIRECTORY.defaultValue()
                            + "/<job>/000000000012");
        }
        return new Place(
                FileStores.at(slash < 0 ? "." : trimmed.substring(0, slash), Path.of("")), Long.parseLong(name));
    }

    /**
     * A checkpoint, and where its files are.
     *
     * @param checkpoint null if there is none
     */
    record Opened(CheckpointDirectory directory, @Nullable Checkpoint checkpoint) {}

    /** The checkpoint that {@link #find} would find at a job's start; nothing is copied. */
    Opened look(JobGraph job) {
        String text = job.options()
                .find(CheckpointOptions.RESTORE)
                .orElseThrow(() -> WeirException.of(CheckpointError.NOT_FOUND, "no checkpoint is named")
                        .hint("set '" + CheckpointOptions.RESTORE.key() + "'"))
                .strip();
        CheckpointDirectory directory = directory(job);
        if (text.equals(LATEST)) {
            return switch (newest("", directory, 0)) {
                case ToCoordinator.CheckpointFound found -> new Opened(directory, found.checkpoint());
                case ToCoordinator.CheckpointsUnusable unusable -> throw unusable.error();
                default -> throw new AssertionError("no answer to where the newest checkpoint is");
            };
        }
        if (text.chars().allMatch(Character::isDigit)) {
            return whole(directory, Long.parseLong(text));
        }
        Place foreign = foreign(text);
        return whole(new CheckpointDirectory(foreign.files()), foreign.id());
    }

    private static Opened whole(CheckpointDirectory directory, long id) {
        Checkpoint checkpoint = directory.read(id);
        directory.verify(checkpoint);
        return new Opened(directory, checkpoint);
    }

    /** See {@link ToHost.StoreCheckpoint}. */
    ToCoordinator store(ToHost.StoreCheckpoint order, JobGraph job) {
        Checkpoint checkpoint = order.checkpoint();
        CheckpointDirectory directory = directory(job);
        try {
            directory.store(checkpoint);
        } catch (Throwable thrown) {
            return new ToCoordinator.CheckpointNotStored(order.job(), checkpoint.id(), coded(thrown));
        }
        return new ToCoordinator.CheckpointStored(order.job(), checkpoint.id());
    }

    /** Removes what is no longer retained once a checkpoint is stored. */
    void retire(ToHost.StoreCheckpoint order, JobGraph job) {
        directory(job)
                .retire(order.oldest(), order.checkpoint().id(), job.options().get(CheckpointOptions.RETAINED));
    }

    private static WeirException coded(Throwable thrown) {
        return thrown instanceof WeirException error
                ? error
                : WeirException.of(CheckpointError.STORE_FAILED, "checkpoints cannot be read or written: %s", thrown)
                        .causedBy(thrown);
    }
}
