package dev.weir.dataflow.checkpoint;

import dev.weir.base.FileStore;
import dev.weir.base.WeirException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checkpoints of one job in a file store: {@code <id>/metadata} for each, created in one step when everything that
 * it names is durable, and the files of state, {@code state/<id of the checkpoint that wrote it>/…}, which later
 * checkpoints may name too. Calls block; one thread at a time.
 */
public final class CheckpointDirectory {
    private static final String METADATA = "/metadata";
    private static final String STATE = "state/";
    /** Files of other names are somebody else's. */
    private static final Pattern NAME = Pattern.compile("(state/)?([0-9]{12})/.+");

    private static final int STATE_GROUP = 1;
    private static final int ID_GROUP = 2;

    private final FileStore files;

    public CheckpointDirectory(FileStore files) {
        this.files = files;
    }

    /** The blobs that an instance writes for a checkpoint. */
    public BlobStore blobs(long checkpoint, int node, int subtask) {
        return new BlobFiles(files, STATE + number(checkpoint) + "/" + node + "-" + subtask);
    }

    /** Where checkpoints are, for people. */
    public String describe() {
        return files.describe();
    }

    /** Where a checkpoint is, for people. */
    public String describe(long checkpoint) {
        return files.describe() + "/" + number(checkpoint);
    }

    /** Makes a checkpoint valid: the one durable step. */
    public void store(Checkpoint checkpoint) {
        String name = number(checkpoint.id()) + METADATA;
        try {
            if (!files.createIfAbsent(name, CheckpointCodec.encode(checkpoint))) {
                throw WeirException.of(
                                CheckpointError.STORE_FAILED,
                                "checkpoint %d exists already in %s",
                                checkpoint.id(),
                                files.describe())
                        .hint("does another process run this job?");
            }
        } catch (IOException e) {
            throw failed("write " + name, e);
        }
    }

    /** The numbers of all checkpoints, ascending. */
    public List<Long> ids() {
        List<Long> ids = new ArrayList<>();
        for (FileStore.Entry entry : list("")) {
            Matcher matcher = NAME.matcher(entry.name());
            if (matcher.matches()
                    && matcher.group(STATE_GROUP) == null
                    && entry.name().endsWith(METADATA)) {
                ids.add(Long.parseLong(matcher.group(ID_GROUP)));
            }
        }
        return ids;
    }

    /** A number that is greater than that of any checkpoint that was ever begun here and left something behind. */
    public long unusedId() {
        long highest = 0;
        for (FileStore.Entry entry : list("")) {
            Matcher matcher = NAME.matcher(entry.name());
            if (matcher.matches()) {
                highest = Math.max(highest, Long.parseLong(matcher.group(ID_GROUP)));
            }
        }
        return highest + 1;
    }

    /** Reads the metadata of a checkpoint. */
    public Checkpoint read(long id) {
        String name = number(id) + METADATA;
        try (InputStream in = files.open(name)) {
            return CheckpointCodec.decode(in.readAllBytes(), name);
        } catch (NoSuchFileException e) {
            throw WeirException.of(CheckpointError.NOT_FOUND, "there is no checkpoint %d in %s", id, files.describe())
                    .hint("there are " + ids())
                    .causedBy(e);
        } catch (IOException e) {
            throw failed("read " + name, e);
        }
    }

    /** Reads every file of a checkpoint. Fails with a coded error that names the first which is not as it was. */
    public void verify(Checkpoint checkpoint) {
        for (NodeSnapshot node : checkpoint.nodes()) {
            node.blobs().forEach(blob -> readAll(node, blob));
        }
    }

    /** Reads every file of a checkpoint; an error for each that is not as it was. */
    public List<WeirException> damages(Checkpoint checkpoint) {
        Map<Blob, WeirException> damages = new LinkedHashMap<>();
        for (NodeSnapshot node : checkpoint.nodes()) {
            node.blobs().forEach(blob -> {
                try {
                    readAll(node, blob);
                } catch (WeirException e) {
                    damages.put(blob, e);
                }
            });
        }
        return List.copyOf(damages.values());
    }

    private void readAll(NodeSnapshot node, Blob blob) {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = BlobFiles.open(files, blob)) {
            while (in.read(buffer) >= 0) {
                // The stream compares length and checksum when its end is reached.
            }
        } catch (IOException e) {
            throw failed("read state of " + node.node(), e);
        }
    }

    /**
     * Copies a checkpoint of another job or place into this folder, under a number of its own.
     *
     * @param other where it lies
     * @param job the name of the job that takes it over
     */
    public Checkpoint adopt(FileStore other, long id, String job) {
        Checkpoint original = new CheckpointDirectory(other).read(id);
        long adopted = unusedId();
        List<NodeSnapshot> nodes = copy(other, original.nodes(), adopted);
        Checkpoint checkpoint = new Checkpoint(
                adopted,
                job,
                original.kind() == Checkpoint.Kind.DRAINING ? Checkpoint.Kind.DRAINING : Checkpoint.Kind.SAVEPOINT,
                original.startedMillis(),
                original.completedMillis(),
                original.maxParallelism(),
                nodes,
                original.sources(),
                original.uncommitted());
        store(checkpoint);
        return checkpoint;
    }

    /**
     * Copies the files of snapshots into this folder.
     *
     * @param other where they lie
     * @param checkpoint the number of a checkpoint here to which they will belong
     * @return the same snapshots, of these files
     */
    public List<NodeSnapshot> copy(FileStore other, List<NodeSnapshot> nodes, long checkpoint) {
        Map<String, Blob> copies = new HashMap<>();
        List<NodeSnapshot> copied = new ArrayList<>();
        BlobStore target = new BlobFiles(files, STATE + number(checkpoint) + "/adopted");
        for (NodeSnapshot node : nodes) {
            List<StateBlob> state = new ArrayList<>();
            for (StateBlob part : node.state()) {
                state.add(new StateBlob(part.kind(), copy(other, part.blob(), target, copies)));
            }
            Blob inFlight = node.inFlight() == null ? null : copy(other, node.inFlight(), target, copies);
            copied.add(node.withState(state).withInFlight(inFlight));
        }
        return copied;
    }

    private Blob copy(FileStore other, Blob blob, BlobStore target, Map<String, Blob> copies) {
        if (!(blob instanceof Blob.Stored stored)) {
            return blob;
        }
        Blob known = copies.get(stored.file());
        if (known != null) {
            return known;
        }
        try (InputStream in = BlobFiles.open(other, stored)) {
            Blob copy = target.write(out -> in.transferTo(out));
            copies.put(stored.file(), copy);
            return copy;
        } catch (IOException e) {
            throw failed("copy " + stored.file() + " from " + other.describe(), e);
        }
    }

    /**
     * Removes the oldest checkpoints of a run of the job, and every file that no checkpoint needs any more. Savepoints
     * stay, and so does what was there before the run.
     *
     * @param oldest the first checkpoint of the run
     * @param newest the last one
     * @param retained how many stay
     */
    public void retire(long oldest, long newest, int retained) {
        int kept = 0;
        for (long id : ids().reversed()) {
            if (id < oldest || id > newest) {
                continue;
            }
            if (kept < retained) {
                kept += read(id).kind() == Checkpoint.Kind.SAVEPOINT ? 0 : 1;
            } else if (read(id).kind() != Checkpoint.Kind.SAVEPOINT) {
                remove(id);
            }
        }
        sweep(newest);
    }

    /** Removes a checkpoint; its files go with {@link #sweep}. */
    public void remove(long id) {
        delete(number(id) + METADATA);
    }

    /**
     * Removes every file of state that no checkpoint names, but for those of checkpoints after {@code newest}, which
     * may be in the making.
     */
    public void sweep(long newest) {
        Set<String> needed = new HashSet<>();
        for (long id : ids()) {
            needed.addAll(read(id).files());
        }
        for (FileStore.Entry entry : list(STATE)) {
            Matcher matcher = NAME.matcher(entry.name());
            if (matcher.matches()
                    && Long.parseLong(matcher.group(ID_GROUP)) <= newest
                    && !needed.contains(entry.name())) {
                delete(entry.name());
            }
        }
    }

    private List<FileStore.Entry> list(String prefix) {
        try {
            return files.list(prefix);
        } catch (IOException e) {
            throw failed("list the files", e);
        }
    }

    private void delete(String name) {
        try {
            files.delete(name);
        } catch (IOException e) {
            throw failed("remove " + name, e);
        }
    }

    private WeirException failed(String what, IOException cause) {
        return WeirException.of(CheckpointError.STORE_FAILED, "cannot %s in %s: %s", what, files.describe(), cause)
                .causedBy(cause);
    }

    private static String number(long id) {
        return "%012d".formatted(id);
    }
}
